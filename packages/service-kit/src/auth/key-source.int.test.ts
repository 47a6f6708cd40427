import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { signingKey, testIssuer } from '../fixtures/signing.ts'
import { tokenVerifier } from './token-verifier.ts'

let server: Server | undefined
afterEach(() => {
  server?.closeAllConnections()
  server?.close()
})

async function keyServer(answer: () => { status?: number; body: string; location?: string }) {
  let requests = 0
  const serving = createServer((_request, response) => {
    requests += 1
    const { status = 200, body, location } = answer()
    response.writeHead(status, location ? { location } : {}).end(body)
  })
  server = serving
  await new Promise<void>((resolve) => serving.listen(0, '127.0.0.1', resolve))
  const { port } = serving.address() as AddressInfo
  return { url: `http://127.0.0.1:${port}/jwks`, requests: () => requests }
}

const verifierAt = (jwksUrl: string, now: () => number) =>
  tokenVerifier({
    jwksUrl,
    issuer: testIssuer,
    audience: 'seedline',
    environment: 'development',
    now,
  })

describe('keys fetched over HTTP', () => {
  test('are fetched once, again for an unknown key, and not for every unknown key', async () => {
    const [first, second] = [await signingKey('k1'), await signingKey('k2')]
    let published = [first]
    const keys = await keyServer(() => ({
      body: JSON.stringify({ keys: published.map((key) => key.publicJwk) }),
    }))
    let now = Date.now()
    const verifier = verifierAt(keys.url, () => now)
    await verifier.verify(await first.token())
    await verifier.verify(await first.token({ sub: 'other' }))
    expect(keys.requests()).toBe(1)

    const early = await second.token()
    for (let attack = 0; attack < 10; attack += 1) {
      await expect(verifier.verify(early)).rejects.toThrow('TOKEN_INVALID')
    }
    expect(keys.requests()).toBe(1)

    published = [first, second]
    now += 31_000
    expect((await verifier.verify(early)).subject).toBe('lin')
    expect(keys.requests()).toBe(2)
  })

  test.each([
    ['an error page', { status: 500, body: 'sorry' }],
    ['a redirect', { status: 302, body: '', location: 'http://127.0.0.1:1/' }],
    ['no JSON', { body: '<html>' }],
    ['too much', { body: `{"keys":[],"x":"${'x'.repeat(300_000)}"}` }],
  ])('leave calls unanswered for now when %s comes instead', async (_name, answer) => {
    const keys = await keyServer(() => answer)
    const token = await (await signingKey('k1')).token()
    const verified = verifierAt(keys.url, Date.now).verify(token)
    await expect(verified).rejects.toMatchObject({ problem: { kind: 'unavailable' } })
  })
})
