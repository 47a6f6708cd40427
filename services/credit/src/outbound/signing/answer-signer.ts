import { readFile } from 'node:fs/promises'
import {
  CompactSign,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose'
import type { AnswerSigner } from '../../use-cases/ask-eligibility.ts'

const ANSWER_TYPE = 'seedline-answer+jws'

/**
 * The private key of the desk, a JWK of P-256. Without a file a development stack makes one of its own at each start: what it
 * signed can be checked as long as its public half is kept.
 */
export async function answerKey(file: string | undefined): Promise<JWK> {
  if (file !== undefined) return JSON.parse(await readFile(file, 'utf8')) as JWK
  const { privateKey } = await generateKeyPair('ES256', { extractable: true })
  return exportJWK(privateKey)
}

/** Signs answers with that key. The signature is detached (RFC 7515, appendix F): whoever checks it puts the answer's bytes back. */
export async function answerSigner(key: JWK): Promise<AnswerSigner> {
  const signing = await importJWK({ ...key, ext: true }, 'ES256')
  const { d: _, key_ops: __, ext: ___, ...open } = key
  const keyId = await calculateJwkThumbprint(open)
  return {
    keyId,
    async sign(text) {
      const header = { alg: 'ES256', kid: keyId, typ: ANSWER_TYPE }
      const whole = await new CompactSign(Buffer.from(text))
        .setProtectedHeader(header)
        .sign(signing)
      const [protectedHeader = '', , signature = ''] = whole.split('.')
      return `${protectedHeader}..${signature}`
    },
  }
}
