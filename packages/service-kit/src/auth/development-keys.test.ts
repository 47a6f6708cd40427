import { mkdtemp, readFile, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { createLocalJWKSet, jwtVerify } from 'jose'
import {
  developmentIssuer,
  ensureDevelopmentKeys,
  readDevelopmentKey,
  signDevelopmentToken,
} from './development-keys.ts'

const actor = { subject: 'user:li', name: '李工', roles: ['registrar'], organisation: 'seedline' }

describe('development keys', () => {
  let folder = ''
  const environment = process.env.SEEDLINE_ENV
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'seedline-keys-'))
  })
  afterEach(async () => {
    if (environment === undefined) delete process.env.SEEDLINE_ENV
    else process.env.SEEDLINE_ENV = environment
    await rm(folder, { recursive: true })
  })

  test('a token signed with the key verifies against the JWKS beside it', async () => {
    const files = await ensureDevelopmentKeys(folder)
    const token = await signDevelopmentToken(await readDevelopmentKey(files.keyFile), actor)
    const jwks = JSON.parse(await readFile(files.jwksFile, 'utf8'))
    const { payload, protectedHeader } = await jwtVerify(token, createLocalJWKSet(jwks), {
      issuer: developmentIssuer,
      audience: 'seedline',
    })
    expect(protectedHeader.alg).toBe('ES256')
    expect(payload).toMatchObject({
      sub: 'user:li',
      name: '李工',
      roles: ['registrar'],
      org: 'seedline',
    })
    expect((payload.exp ?? 0) - (payload.iat ?? 0)).toBe(8 * 3600)
  })

  test('the JWKS holds no private part, and the key is its owner’s alone', async () => {
    const files = await ensureDevelopmentKeys(folder)
    const [key] = JSON.parse(await readFile(files.jwksFile, 'utf8')).keys
    expect(Object.keys(key).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
    expect((await stat(files.keyFile)).mode & 0o777).toBe(0o600)
  })

  test('starters at the same moment agree on one key', async () => {
    const all = await Promise.all(Array.from({ length: 8 }, () => ensureDevelopmentKeys(folder)))
    const kids = await Promise.all(all.map(async (f) => (await readDevelopmentKey(f.keyFile)).kid))
    expect(new Set(kids).size).toBe(1)
    const jwks = JSON.parse(await readFile(join(folder, 'keys', 'jwks.json'), 'utf8'))
    expect(jwks.keys[0].kid).toBe(kids[0])
  })

  test('production refuses to make, read or use one', async () => {
    const files = await ensureDevelopmentKeys(folder)
    const key = await readDevelopmentKey(files.keyFile)
    process.env.SEEDLINE_ENV = 'production'
    const refusal = { problem: { code: 'DEVELOPMENT_KEYS_IN_PRODUCTION' } }
    await expect(ensureDevelopmentKeys(folder)).rejects.toMatchObject(refusal)
    await expect(readDevelopmentKey(files.keyFile)).rejects.toMatchObject(refusal)
    await expect(signDevelopmentToken(key, actor)).rejects.toMatchObject(refusal)
  })

  test.each([0, -1, 13, Number.NaN])('a lifetime of %p hours is refused', async (hours) => {
    const { keyFile } = await ensureDevelopmentKeys(folder)
    const key = await readDevelopmentKey(keyFile)
    await expect(signDevelopmentToken(key, actor, { hours })).rejects.toMatchObject({
      problem: { code: 'TOKEN_LIFETIME_INVALID' },
    })
  })

  test('a key file that is no key is named', async () => {
    await expect(readDevelopmentKey(join(folder, 'none.json'))).rejects.toMatchObject({
      problem: { code: 'DEVELOPMENT_KEY_UNREADABLE' },
      cause: expect.anything(),
    })
  })
})
