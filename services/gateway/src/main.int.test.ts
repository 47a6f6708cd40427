import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { serviceNames } from '@seedline/contracts/services'
import type { Stack } from '@seedline/stack'
import { type Client, clientOf } from './testing/client.ts'
import { realStack } from './testing/real-stack.ts'
import { request } from './testing/requests.ts'
import { testTokens } from './testing/test-tokens.ts'

const provenance = { source: '演示', confidence: 'reported', synthetic: true }

const framesUntil = async (response: Response, wanted: RegExp): Promise<string> => {
  const reader = response.body?.getReader()
  let text = ''
  while (reader && !wanted.test(text)) {
    const { done, value } = await reader.read()
    if (done) break
    text += Buffer.from(value).toString('utf8')
  }
  return text
}

describe('the gateway as a process', () => {
  let stack: Stack
  let address: string
  let token: string
  let client: Client
  beforeAll(async () => {
    stack = await realStack(serviceNames)
    address = `http://${stack.service('gateway').address}`
    const { keyFile, jwksFile } = stack.describe()
    token = await (await testTokens({ keyFile, jwksFile })).of(['registrar'])
    client = clientOf(address, token)
  }, 120_000)
  afterAll(() => stack?.stop(), 60_000)

  test('says what it is, and signs tokens in development', async () => {
    const about = await request(address, '/api/v1/about')
    expect(about.json).toMatchObject({ name: 'Seedline', environment: 'development' })
    const signed = await request(address, '/api/v1/development/tokens', {
      method: 'POST',
      body: { role: 'registrar' },
    })
    const session = await request(address, '/api/v1/session', { token: String(signed.json?.token) })
    expect(session.json).toMatchObject({ subject: 'development:registrar', roles: ['registrar'] })
  })

  test('tells a listener of a fact as it is recorded', async () => {
    const gone = new AbortController()
    const stream = await fetch(`${address}/api/v1/events`, {
      headers: { authorization: `Bearer ${token}` },
      signal: gone.signal,
    })
    const heard = framesUntil(stream, /EnterpriseRegistered[^\n]*\n\n/)
    const started = performance.now()
    const { id, traceId } = await client.write('/enterprises', { nameEn: 'Live Ltd', provenance })
    const text = await heard
    expect(performance.now() - started).toBeLessThan(4_000)
    expect(text).toContain(`"enterpriseId":"${id}"`)
    expect(text).toContain(`"traceId":"${traceId}"`)
    gone.abort()
  })

  test('killed and started again gives the first outcome to a repeated write', async () => {
    const body = { nameEn: 'Killed Ltd', provenance }
    const first = await client.post('/enterprises', body, { key: 'key-before-the-kill' })
    await stack.service('gateway').kill()
    await stack.service('gateway').start()
    const again = await client.post('/enterprises', body, { key: 'key-before-the-kill' })
    expect([again.status, again.json]).toEqual([first.status, { ...first.json, repeated: true }])
    expect(again.headers.get('idempotency-replayed')).toBe('true')
  }, 60_000)

  test('killed at any moment of a write, loses and doubles nothing', async () => {
    const gateway = stack.service('gateway')
    for (let round = 0; round < 3; round += 1) {
      const key = `key-of-round-${round}`
      const body = { nameEn: `Round ${round} of kills`, provenance }
      const cut = client.post('/enterprises', body, { key }).catch(() => undefined)
      await new Promise((resolve) => setTimeout(resolve, round * 15))
      await gateway.kill()
      await cut
      await gateway.start()
      // Nothing is left under way in a gateway: the repetition is answered at once.
      expect((await client.post('/enterprises', body, { key })).status).toBe(201)
    }
    const all = await client.until('/enterprises?search=Round', ({ total }) => Number(total) >= 3)
    expect(all.json?.total).toBe(3)
  }, 180_000)

  test('stops in order when told, and ends the streams that are open', async () => {
    const gateway = stack.service('gateway')
    const stream = await fetch(`${address}/api/v1/events`, {
      headers: { authorization: `Bearer ${token}` },
    })
    const ended = framesUntil(stream, /never/)
    const started = performance.now()
    await gateway.stop()
    expect(performance.now() - started).toBeLessThan(8_000)
    await ended
    await gateway.start()
  }, 60_000)
})

test('a key that signs development tokens keeps production from starting', () => {
  const folder = fileURLToPath(new URL('..', import.meta.url))
  const run = spawnSync(process.execPath, ['src/main.ts'], {
    cwd: folder,
    encoding: 'utf8',
    timeout: 30_000,
    env: {
      PATH: process.env.PATH,
      SEEDLINE_ENV: 'production',
      KAFKA_BROKERS: '127.0.0.1:1',
      AUTH_JWKS_FILE: 'jwks.json',
      AUTH_ISSUER: 'https://identity.example.org',
      HTTP_PORT: '0',
      REGISTRY_ADDRESS: '127.0.0.1:1',
      FUND_ADDRESS: '127.0.0.1:1',
      CREDIT_ADDRESS: '127.0.0.1:1',
      DEV_SIGNING_KEY_FILE: 'key.json',
    },
  })
  expect(run.status).toBe(78)
  expect(run.stderr).toContain('DEV_SIGNING_KEY_FILE')
})
