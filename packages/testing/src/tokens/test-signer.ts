import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Actor } from '@seedline/event-store'
import {
  developmentAudience,
  developmentIssuer,
  ensureDevelopmentKeys,
  readDevelopmentKey,
  signDevelopmentToken,
} from '@seedline/service-kit/development-keys'

/** What a token for a test may say besides its role. */
export type TokenOf = Partial<Actor> & { readonly hours?: number }

/** Signs tokens that a service accepts which was started with `settings`. */
export interface TestSigner {
  readonly keyFile: string
  readonly jwksFile: string
  readonly settings: Readonly<Record<string, string>>
  /** A token for someone of that role; the subject is `user:test-<role>` unless given. */
  token(role: string, of?: TokenOf): Promise<string>
  remove(): Promise<void>
}

/** The actor in a token made for this role. */
export function testActor(role: string, of: TokenOf = {}): Actor {
  return {
    subject: of.subject ?? `user:test-${role}`,
    name: of.name ?? `Test ${role}`,
    roles: of.roles ?? [role],
    organisation: of.organisation ?? 'test',
  }
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
