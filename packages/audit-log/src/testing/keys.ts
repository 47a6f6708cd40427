import { exportJWK, generateKeyPair, type JWK } from 'jose'
import { type HeadSigner, headSigner } from '../head/keys.ts'

export async function newKey(): Promise<JWK> {
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return exportJWK(privateKey)
}

export const newSigner = async (): Promise<HeadSigner> => headSigner(await newKey())
