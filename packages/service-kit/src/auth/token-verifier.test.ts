import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import { SignJWT } from 'jose'
import {
  type KeyFile,
  keyFile,
  type SigningKey,
  seconds,
  signingKey,
  testIssuer,
} from '../fixtures/signing.ts'
import { developmentIssuer, ensureDevelopmentKeys } from './development-keys.ts'
import { tokenVerifier } from './token-verifier.ts'
import type { TokenVerifierOptions } from './token-verifier-types.ts'

let key: SigningKey
let stranger: SigningKey
let file: KeyFile

beforeAll(async () => {
  key = await signingKey('k1')
  stranger = await signingKey('k1')
  file = await keyFile(key)
})
afterAll(() => file.remove())

const verifier = (options: Partial<TokenVerifierOptions> = {}) =>
  tokenVerifier({
    jwksFile: file.path,
    issuer: testIssuer,
    audience: 'seedline',
    environment: 'production',
    ...options,
  })

async function refusal(token: string | undefined, options: Partial<TokenVerifierOptions> = {}) {
  const fault = await verifier(options)
    .verify(token)
    .catch((error: unknown) => error)
  if (!(fault instanceof ProblemError)) throw new Error('The token was accepted')
  return { ...fault.problem.facts, code: fault.problem.code, kind: fault.problem.kind }
}

const invalid = (reason: string) => ({ code: 'TOKEN_INVALID', kind: 'unauthenticated', reason })

describe('a verified token', () => {
  test('names the actor', async () => {
    expect(await verifier().verify(await key.token())).toEqual({
      subject: 'lin',
      name: '林岚',
      roles: ['fund-manager'],
      organisation: 'fund-1',
    })
  })

  test.each(['PS256', 'EdDSA'])('may be signed with %s', async (alg) => {
    const other = await signingKey('k2', alg)
    const both = await keyFile(key, other)
    const actor = await verifier({ jwksFile: both.path }).verify(await other.token())
    expect(actor.subject).toBe('lin')
    await both.remove()
  })

  test('is remembered until it expires, and not a moment longer', async () => {
    let now = Date.now()
    const watched = verifier({ now: () => now })
    const token = await key.token({ exp: seconds(now) + 60 })
    expect(watched.remembered(token)).toBeUndefined()
    const actor = await watched.verify(token)
    expect(watched.remembered(token)).toBe(actor)
    now = (seconds(now) + 60) * 1_000
    expect(watched.remembered(token)).toBeUndefined()
    now += 6_000
    await expect(watched.verify(token)).rejects.toThrow('TOKEN_EXPIRED')
  })

  test('is remembered among a bounded number of others', async () => {
    const small = verifier({ cacheSize: 2 })
    const tokens = await Promise.all(['a', 'b', 'c'].map((sub) => key.token({ sub })))
    for (const token of tokens) await small.verify(token)
    expect(tokens.map((token) => small.remembered(token)?.subject)).toEqual([undefined, 'b', 'c'])
  })

  test('is verified once when many calls bring it at the same moment', async () => {
    const shared = verifier()
    const token = await key.token()
    const actors = await Promise.all(Array.from({ length: 20 }, () => shared.verify(token)))
    expect(new Set(actors).size).toBe(1)
  })
})

describe('a token is refused', () => {
  test.each([undefined, ''])('when there is none (%p)', async (token) => {
    expect(await refusal(token)).toEqual({ code: 'TOKEN_MISSING', kind: 'unauthenticated' })
  })

  test('when it is past its time, six seconds after as an hour after', async () => {
    for (const late of [6, 3_600]) {
      const token = await key.token({ iat: seconds() - late - 60, exp: seconds() - late })
      expect(await refusal(token)).toMatchObject({ code: 'TOKEN_EXPIRED' })
    }
  })

  test('when another key signed it under the same key id', async () => {
    expect(await refusal(await stranger.token())).toEqual(invalid('signature'))
  })

  test('when its key is unknown', async () => {
    const unknown = await signingKey('k9')
    expect(await refusal(await unknown.token())).toEqual(invalid('key'))
  })

  test('when it is not signed at all (alg none)', async () => {
    const [, payload] = (await key.token()).split('.')
    const header = Buffer.from('{"alg":"none","kid":"k1"}').toString('base64url')
    expect(await refusal(`${header}.${payload}.`)).toMatchObject({ code: 'TOKEN_INVALID' })
  })

  test('when the public key was used as a shared secret (HS256)', async () => {
    const secret = new TextEncoder().encode(JSON.stringify(key.publicJwk))
    const token = await new SignJWT({ name: 'x', roles: ['operator'], org: 'x' })
      .setProtectedHeader({ alg: 'HS256', kid: 'k1' })
      .setIssuer(testIssuer)
      .setAudience('seedline')
      .setSubject('x')
      .setIssuedAt()
      .setExpirationTime('5m')
      .sign(secret)
    expect(await refusal(token)).toEqual(invalid('algorithm'))
  })

  test('when a signed algorithm is not on the list (ES384)', async () => {
    const other = await signingKey('k3', 'ES384')
    const both = await keyFile(key, other)
    expect(await refusal(await other.token(), { jwksFile: both.path })).toEqual(
      invalid('algorithm'),
    )
    await both.remove()
  })

  test.each([
    ['another issuer', { iss: 'https://other.example' }, 'issuer'],
    ['another audience', { aud: 'elsewhere' }, 'audience'],
    ['no subject', { sub: '' }, 'claims'],
    ['a subject reserved for processes', { sub: 'process:registry/x' }, 'claims'],
    ['roles that are no list', { roles: 'operator' }, 'claims'],
    ['no organisation', { org: undefined }, 'claims'],
    ['a start in the future', { nbf: seconds() + 60 }, 'not-yet-valid'],
    ['an issue date in the future', { iat: seconds() + 60 }, 'not-yet-valid'],
    ['a longer life than an hour', { exp: seconds() + 3_700 }, 'lifetime'],
  ])('with %s', async (_name, claims, reason) => {
    expect(await refusal(await key.token(claims))).toEqual(invalid(reason))
  })

  test.each(['nonsense', 'a.b.c', `${'x'.repeat(9_000)}`])('when it is no token', async (text) => {
    expect(await refusal(text)).toEqual(invalid('malformed'))
  })

  test('for want of keys, which is nobody’s fault who calls', async () => {
    const token = await key.token()
    expect(await refusal(token, { jwksFile: '/nowhere/jwks.json' })).toEqual({
      code: 'TOKEN_KEYS_UNAVAILABLE',
      kind: 'unavailable',
    })
  })
})

describe('the keys', () => {
  test('may be rotated: a token of the new key is accepted, one of the old no longer', async () => {
    let now = Date.now()
    const rotating = await keyFile(key)
    const watched = verifier({ jwksFile: rotating.path, now: () => now })
    const old = await key.token()
    await watched.verify(old)
    const next = await signingKey('k2')
    await rotating.publish(next)
    now += 2_000
    expect((await watched.verify(await next.token())).subject).toBe('lin')
    expect(watched.remembered(old)).toBeUndefined()
    await expect(watched.verify(old)).rejects.toThrow('TOKEN_INVALID')
    await rotating.remove()
  })

  test('that were withdrawn are forgotten soon, even when only remembered tokens come', async () => {
    let now = Date.now()
    const withdrawn = await keyFile(key)
    const watched = verifier({ jwksFile: withdrawn.path, now: () => now })
    const token = await key.token()
    await watched.verify(token)
    await withdrawn.publish(await signingKey('k2'))
    now += 31_000
    watched.remembered(token)
    await new Promise((resolve) => setTimeout(resolve, 100))
    expect(watched.remembered(token)).toBeUndefined()
    await withdrawn.remove()
  })

  test('serve on while their file can’t be read', async () => {
    let now = Date.now()
    const lost = await keyFile(key)
    const watched = verifier({ jwksFile: lost.path, now: () => now })
    await watched.ready()
    await lost.remove()
    now += 60_000
    expect((await watched.verify(await key.token())).subject).toBe('lin')
  })

  test('that can’t be read serve a quarter of an hour, not longer: not even a remembered token', async () => {
    const begin = Date.now()
    let now = begin
    const lost = await keyFile(key)
    const watched = verifier({ jwksFile: lost.path, now: () => now })
    const token = await key.token({ exp: seconds(begin) + 3_000 })
    await watched.verify(token)
    await lost.remove()
    now = begin + 899_999
    expect(watched.remembered(token)?.subject).toBe('lin')
    await watched.ready()
    now = begin + 900_000
    expect(watched.remembered(token)).toBeUndefined()
    await expect(watched.verify(token)).rejects.toThrow('TOKEN_KEYS_UNAVAILABLE')
    await expect(watched.ready()).rejects.toThrow('TOKEN_KEYS_UNAVAILABLE')
  })
})

describe('production', () => {
  test.each([developmentIssuer, 'https://x.invalid/y', 'http://localhost:8080/realms/a'])(
    'does not take tokens of %s',
    (issuer) => {
      expect(() => verifier({ issuer })).toThrow('development issuer')
      expect(() => verifier({ issuer, environment: 'development' })).not.toThrow()
    },
  )

  test('fetches keys over HTTPS only', () => {
    const url = { jwksFile: undefined, jwksUrl: 'http://identity.example/jwks' }
    expect(() => verifier(url)).toThrow('HTTPS')
    expect(() => verifier({ ...url, environment: 'development' })).not.toThrow()
  })

  test('needs one source of keys, not two and not none', () => {
    expect(() => verifier({ jwksUrl: 'https://identity.example/jwks' })).toThrow('exactly one')
    expect(() => verifier({ jwksFile: undefined })).toThrow('exactly one')
  })

  describe('refuses the key of a development stack, whatever issuer it trusts:', () => {
    const folders: string[] = []
    afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true }))))

    /** The files of a development stack, as its owner has them. */
    const stack = async () => {
      const folder = await mkdtemp(join(tmpdir(), 'seedline-stack-'))
      folders.push(folder)
      return ensureDevelopmentKeys(folder)
    }
    const publishedBy = async (jwksFile: string) =>
      JSON.parse(await readFile(jwksFile, 'utf8')).keys
    const elsewhere = async (...keys: readonly object[]) => {
      const folder = await mkdtemp(join(tmpdir(), 'seedline-stack-'))
      folders.push(folder)
      const path = join(folder, 'jwks.json')
      await writeFile(path, JSON.stringify({ keys }))
      return path
    }
    const readyWith = (jwksFile: string) => verifier({ jwksFile }).ready()

    test('where it lies', async () => {
      const { jwksFile } = await stack()
      await expect(readyWith(jwksFile)).rejects.toMatchObject({
        cause: { message: expect.stringContaining('development key') },
      })
      await verifier({ jwksFile, environment: 'development' }).ready()
    })

    test('copied elsewhere, among real keys', async () => {
      const keys = await publishedBy((await stack()).jwksFile)
      await readyWith(await elsewhere(key.publicJwk))
      await expect(readyWith(await elsewhere(key.publicJwk, ...keys))).rejects.toThrow()
    })

    test('under another id beside its own', async () => {
      const [own] = await publishedBy((await stack()).jwksFile)
      await expect(readyWith(await elsewhere(own, { ...own, kid: 'real' }))).rejects.toThrow()
    })

    test('under another id, with the private key beside it', async () => {
      const { jwksFile } = await stack()
      const [own] = await publishedBy(jwksFile)
      await writeFile(jwksFile, JSON.stringify({ keys: [{ ...own, kid: 'real' }] }))
      await expect(readyWith(jwksFile)).rejects.toThrow()
    })

    test('made before such ids were marked, once its stack has started again', async () => {
      const { keyFile: file, jwksFile } = await stack()
      const own = JSON.parse(await readFile(file, 'utf8'))
      await writeFile(file, JSON.stringify({ ...own, kid: own.kid.replace('development.', '') }))
      await ensureDevelopmentKeys(join(jwksFile, '../..'))
      const keys = await publishedBy(jwksFile)
      await expect(readyWith(await elsewhere(...keys))).rejects.toThrow()
    })
  })
})
