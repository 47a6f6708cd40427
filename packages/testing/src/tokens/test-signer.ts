import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import {
  developmentAudience,
  developmentIssuer,
  ensureDevelopmentKeys,
  readDevelopmentKey,
  signDevelopmentToken,
} from '@seedline/service-kit/development-keys'
import { type TokenOf, testActor } from './test-actor.ts'

/** Signs tokens that a service accepts which was started with `settings`. */
export interface TestSigner {
  readonly keyFile: string
  readonly jwksFile: string
  readonly settings: Readonly<Record<string, string>>
  /** A token for someone of that role; the subject is `user:test-<role>` unless given. */
  token(role: string, of?: TokenOf): Promise<string>
  remove(): Promise<void>
}

/** Signs with the key of a running stack's folder, or with one made for this test alone. */
export async function testSigner(stackFolder?: string): Promise<TestSigner> {
  const folder = stackFolder ?? (await mkdtemp(join(tmpdir(), 'seedline-keys-')))
  const { keyFile, jwksFile } = await ensureDevelopmentKeys(folder)
  const key = await readDevelopmentKey(keyFile)
  return {
    keyFile,
    jwksFile,
    settings: {
      AUTH_JWKS_FILE: jwksFile,
      AUTH_ISSUER: developmentIssuer,
      AUTH_AUDIENCE: developmentAudience,
    },
    token: (role, of = {}) =>
      signDevelopmentToken(key, testActor(role, of), of.hours ? { hours: of.hours } : {}),
    remove: async () => {
      if (stackFolder === undefined) await rm(folder, { recursive: true, force: true })
    },
  }
}
