import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'

export interface SignedToken {
  readonly token: string
  readonly jwksFile: string
  remove(): Promise<void>
}

/** An operator's token and the JWKS that verifies it. */
export async function signedToken(): Promise<SignedToken> {
  const folder = await mkdtemp(join(tmpdir(), 'seedline-bench-'))
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  const jwk = { ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'bench', use: 'sig' }
  const jwksFile = join(folder, 'jwks.json')
  await writeFile(jwksFile, JSON.stringify({ keys: [jwk] }))
  const token = await new SignJWT({ name: 'Bench', roles: ['operator'], org: 'bench' })
    .setProtectedHeader({ alg: 'ES256', kid: 'bench' })
    .setIssuer('https://issuer.example')
    .setAudience('seedline')
    .setSubject('bench')
    .setIssuedAt()
    .setExpirationTime('1h')
    .sign(privateKey)
  return { token, jwksFile, remove: () => rm(folder, { recursive: true, force: true }) }
}
