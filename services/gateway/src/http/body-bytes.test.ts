import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { postHead, type RawConnection, rawConnection } from '../testing/raw-connection.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { post, request } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const path = '/api/v1/deals'

describe('a body', () => {
  let gateway: TestGateway
  let authorization: string
  const open: RawConnection[] = []
  beforeAll(async () => {
    const { call } = recordedServices()
    gateway = await testGateway({ call, shares: { all: 8, ofSubject: 2, ofAddress: 4 } })
    authorization = `Bearer ${await gateway.tokens.of(['fund-manager'])}`
  })
  afterEach(() => {
    for (const { socket } of open.splice(0)) socket.destroy()
  })
  afterAll(() => gateway.close())
  const send = (length: number | 'chunked', body: string, more: Record<string, string> = {}) => {
    const headers = { Authorization: authorization, 'Idempotency-Key': 'key-of-a-body', ...more }
    const connection = rawConnection(gateway.address, postHead(path, length, headers) + body)
    open.push(connection)
    return connection
  }

  test('that says it is too large is refused by its header, and its connection ends', async () => {
    const connection = send(1_000_000_000, '')
    expect(await connection.until(/\r\n\r\n/, 1_000)).toMatch(/^HTTP\/1.1 413 /)
    expect(await connection.closed(3_000)).toContain('BODY_TOO_LARGE')
  })

  test('that grows too large is refused as soon as it is', async () => {
    const connection = send('chunked', `50000\r\n${'x'.repeat(0x50000)}\r\n`)
    expect(await connection.until(/\r\n\r\n/, 1_000)).toMatch(/^HTTP\/1.1 413 /)
    await connection.closed(3_000)
  })

  test.each([
    ['too large', 1_000_000_000, {}, 413],
    ['sent packed', 10, { 'Content-Encoding': 'gzip' }, 415],
    ['without a token', 10, { Authorization: 'Bearer x' }, 401],
  ])('that would be refused (%s) is never asked for', async (_why, length, headers, status) => {
    const connection = send(length, '', { Expect: '100-continue', ...headers })
    const answer = await connection.closed(3_000)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toMatch(/\r\nConnection: close\r\n/i)
  })

  test('whose sender asks first is asked for, and answered on a connection that stays', async () => {
    const connection = send(2, '', { Expect: '100-continue' })
    expect(await connection.until(/\r\n\r\n/, 1_000)).toBe('HTTP/1.1 100 Continue\r\n\r\n')
    connection.socket.write('{}')
    const answer = await connection.until(/HTTP\/1.1 400 [\s\S]*\r\n\r\n/, 1_000)
    expect(answer).not.toMatch(/\r\nConnection: close\r\n/i)
  })

  test('that does not come takes no place from others, and gives way to the next', async () => {
    const held = Array.from({ length: 6 }, () => send(100, '{'))
    const [first] = held
    expect(await first?.closed(3_000)).toMatch(/^HTTP\/1.1 429 [\s\S]*\r\nRetry-After: 1\r\n/)
    const token = authorization.slice('Bearer '.length)
    expect((await post(gateway.address, path, { token, body: {} })).status).toBe(400)
    expect((await request(gateway.address, '/api/v1/session', { token })).status).toBe(200)
    const other = await gateway.tokens.of(['bank-officer'])
    expect((await request(gateway.address, '/api/v1/session', { token: other })).status).toBe(200)
  })
})
