import { readFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { calculateJwkThumbprint, type JSONWebKeySet, type JWK } from 'jose'
import { developmentKeyFile, isDevelopmentKeyId, marked } from './development-key-id.ts'

/**
 * Key documents for production: one that holds a key of a development stack is refused whole,
 * whatever issuer is trusted, since that key lies on somebody's disk. Such a key is known by its id,
 * by its thumbprint when it was given another id beside that, and by the private key in the same folder.
 */
export const withoutDevelopmentKeys =
  (load: () => Promise<string>, jwksFile: string | undefined) => async (): Promise<string> => {
    const text = await load()
    const { keys } = JSON.parse(text) as JSONWebKeySet
    const beside = jwksFile === undefined ? undefined : await keyBeside(jwksFile)
    const ids = keys.flatMap(({ kid }) =>
      kid !== undefined && isDevelopmentKeyId(kid) ? [kid] : [],
    )
    const development = new Set(beside === undefined ? ids : [...ids, await idOf(beside)])
    for (const key of keys) {
      if (!development.has(key.kid ?? '') && !development.has(await idOf(key))) continue
      throw new Error(`Production does not accept the development key ${key.kid ?? ''}`)
    }
    return text
  }

const idOf = async (key: JWK): Promise<string> => marked(await calculateJwkThumbprint(key))

async function keyBeside(jwksFile: string): Promise<JWK | undefined> {
  const file = join(dirname(jwksFile), developmentKeyFile)
  const text = await readFile(file, 'utf8').catch(() => undefined)
  return text === undefined ? undefined : (JSON.parse(text) as JWK)
}
