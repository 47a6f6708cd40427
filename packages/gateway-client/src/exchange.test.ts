import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from '@jest/globals'
import { connectGateway } from './gateway.ts'

let server: Server | undefined
afterEach(async () => {
  server?.closeAllConnections()
  await new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)))
  server = undefined
})

interface Seen {
  readonly url: string | undefined
  readonly headers: IncomingMessage['headers']
  readonly body: string
}

async function serve(answer: (seen: Seen, count: number, response: ServerResponse) => void) {
  const seen: Seen[] = []
  server = createServer(async (request, response) => {
    let body = ''
    for await (const chunk of request) body += String(chunk)
    const one = { url: request.url, headers: request.headers, body }
    seen.push(one)
    answer(one, seen.length, response)
  })
  await new Promise<void>((resolve) => server?.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  const gateway = connectGateway(new URL(`http://127.0.0.1:${port}`), async (role) => `T-${role}`)
  return { gateway, seen }
}

const json = (response: ServerResponse, status: number, body: unknown) =>
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))

const outcome = { id: 'i', version: 3, eventIds: ['e'], traceId: 't', repeated: false }

describe('talking to the gateway', () => {
  test('a command carries its key, its actor and its body', async () => {
    const { gateway, seen } = await serve((_, __, response) => json(response, 201, outcome))
    expect(await gateway.write('/funds', { a: '1' }, 'key-1', 'fund-manager')).toEqual(outcome)
    expect(seen[0]).toMatchObject({
      url: '/api/v1/funds',
      body: '{"a":"1"}',
      headers: { 'idempotency-key': 'key-1', authorization: 'Bearer T-fund-manager' },
    })
  })

  test('an answer that was given before counts as repeated', async () => {
    const { gateway } = await serve((_, __, response) => {
      response.setHeader('idempotency-replayed', 'true')
      json(response, 201, outcome)
    })
    expect(await gateway.write('/funds', {}, 'key-1', 'fund-manager')).toMatchObject({
      repeated: true,
    })
  })

  test('"not now" is asked again with the same key until it is done', async () => {
    const { gateway, seen } = await serve((_, count, response) =>
      count === 1
        ? json(response, 503, { title: 't', code: 'SERVICE_UNAVAILABLE' })
        : count === 2
          ? response.destroy()
          : count === 3
            ? json(response, 409, { title: 't', code: 'IDEMPOTENCY_KEY_IN_USE' })
            : json(response, 201, outcome),
    )
    await gateway.write('/funds', {}, 'key-1', 'fund-manager')
    expect(seen.map(({ headers }) => headers['idempotency-key'])).toEqual(Array(4).fill('key-1'))
  })

  test('a refusal is told with its code, its mend and its fields, and asked once', async () => {
    const { gateway, seen } = await serve((_, __, response) =>
      json(response, 400, {
        type: '/errors/REQUEST_INVALID',
        title: 'Invalid',
        detail: 'Two points',
        code: 'REQUEST_INVALID',
        mend: 'Mend them',
        errors: [{ pointer: '/a', code: 'FIELD_MISSING', detail: 'a is missing', mend: '' }],
        traceId: 'abc',
      }),
    )
    await expect(gateway.write('/funds', {}, 'key-1', 'fund-manager')).rejects.toMatchObject({
      problem: {
        code: 'REQUEST_INVALID',
        kind: 'invalid',
        title: { en: 'Two points' },
        mend: { en: 'Mend them' },
        fields: [{ pointer: '/a', code: 'FIELD_MISSING' }],
        facts: { trace_id: 'abc', path: '/funds' },
      },
    })
    expect(seen).toHaveLength(1)
  })

  test('something that is no gateway is recognised', async () => {
    const { gateway } = await serve((_, __, response) => response.writeHead(404).end('<html>'))
    await expect(gateway.get('/enterprises')).rejects.toMatchObject({
      problem: { code: 'ANSWER_UNREADABLE', kind: 'not-found' },
    })
  })
})
