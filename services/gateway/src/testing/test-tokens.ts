import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Role, type TokenVerifier, tokenVerifier } from '@seedline/service-kit'
import {
  type DevelopmentKeyFiles,
  developmentAudience,
  developmentIssuer,
  ensureDevelopmentKeys,
  readDevelopmentKey,
  signDevelopmentToken,
} from '@seedline/service-kit/development-keys'

export interface TestTokens {
  readonly verifier: TokenVerifier
  readonly keyFile: string
  readonly jwksFile: string
  /** A token of somebody with these roles. */
  of(roles: readonly Role[], subject?: string, organisation?: string): Promise<string>
  expired(): Promise<string>
  close(): Promise<void>
}

/** Real tokens, signed with a key made for the test or with the one given, and their verifier. */
export const testTokens = async (given?: DevelopmentKeyFiles): Promise<TestTokens> => {
  const folder = given ? undefined : await mkdtemp(join(tmpdir(), 'seedline-gateway-'))
  const files = given ?? (await ensureDevelopmentKeys(folder ?? ''))
  const key = await readDevelopmentKey(files.keyFile)
  const actorOf = (roles: readonly string[], subject: string, organisation = 'seedline-test') => ({
    subject,
    name: '李工',
    roles,
    organisation,
  })
  return {
    keyFile: files.keyFile,
    jwksFile: files.jwksFile,
    verifier: tokenVerifier({
      jwksFile: files.jwksFile,
      issuer: developmentIssuer,
      audience: developmentAudience,
      environment: 'development',
    }),
    of: (roles, subject = 'user:li', organisation) =>
      signDevelopmentToken(key, actorOf(roles, subject, organisation)),
    expired: () =>
      signDevelopmentToken(key, actorOf(['registrar'], 'user:li'), {
        hours: 1,
        now: Date.now() - 7_200_000,
      }),
    async close() {
      if (folder !== undefined) await rm(folder, { recursive: true })
    },
  }
}
