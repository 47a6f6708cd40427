import { CompactSign, calculateJwkThumbprint, importJWK, type JWK } from 'jose'

/** A key whose signatures can be checked. Never removed: heads that it signed are kept. */
export interface PublishedKey {
  /** Its thumbprint (RFC 7638). */
  readonly _id: string
  readonly jwk: JWK
  readonly since: Date
}

/** Signs heads. */
export interface HeadSigner {
  readonly kid: string
  readonly publicKey: JWK
  sign(payload: string): Promise<string>
}

export const HEAD_TYPE = 'seedline-tree-head+jws'

const algorithms: Readonly<Record<string, string>> = { 'P-256': 'ES256', Ed25519: 'EdDSA' }

/**
 * A signer with a private key of P-256 (ES256) or Ed25519 (EdDSA).
 * @throws TypeError for any other key
 */
export async function headSigner(privateKey: JWK): Promise<HeadSigner> {
  const alg = algorithms[privateKey.crv ?? '']
  if (alg === undefined || privateKey.d === undefined) {
    throw new TypeError('A head is signed with a private key of P-256 or Ed25519')
  }
  const key = await importJWK({ ...privateKey, ext: true }, alg)
  const { d: _, key_ops: __, ext: ___, ...open } = privateKey
  const kid = await calculateJwkThumbprint(open)
  return {
    kid,
    publicKey: { ...open, kid, alg, use: 'sig' },
    sign: (payload) =>
      new CompactSign(Buffer.from(payload))
        .setProtectedHeader({ alg, kid, typ: HEAD_TYPE })
        .sign(key),
  }
}
