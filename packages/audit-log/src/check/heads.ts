import { compactVerify, createLocalJWKSet, type JSONWebKeySet } from 'jose'

/** A tree head whose signature holds. */
export interface CheckedHead {
  readonly size: number
  /** In hex. */
  readonly root: string
}

const algorithms = ['ES256', 'EdDSA', 'Ed25519']
const TYPE = 'seedline-tree-head+jws'

export type ReadHead = (jws: string) => Promise<CheckedHead | undefined>

/** Undefined for a head that these keys did not sign, that is of another log, or that isn't one. */
export function headReader(keys: JSONWebKeySet, log: string): ReadHead {
  const keyOf = createLocalJWKSet(keys)
  return async (jws) => {
    try {
      const { payload, protectedHeader } = await compactVerify(jws.trim(), keyOf, { algorithms })
      const said = JSON.parse(Buffer.from(payload).toString()) as Record<string, unknown>
      const { size, root } = said
      const isHead = protectedHeader.typ === TYPE && said.log === log
      if (!isHead || !Number.isSafeInteger(size) || typeof root !== 'string') return undefined
      return { size: Number(size), root: Buffer.from(root, 'base64url').toString('hex') }
    } catch {
      return undefined
    }
  }
}
