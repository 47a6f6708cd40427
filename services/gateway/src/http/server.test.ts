import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { recordedServices } from '../testing/recorded-services.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const exchange = (address: string, sent: string): Promise<string> =>
  new Promise((resolve, reject) => {
    const { hostname, port } = new URL(address)
    const socket = connect(Number(port), hostname, () => socket.write(sent))
    let received = ''
    socket.setTimeout(5_000, () => socket.destroy(new Error('no answer')))
    socket.on('data', (bytes) => {
      received += bytes
    })
    socket.on('close', () => resolve(received))
    socket.on('error', reject)
  })

const problemIn = (answer: string): { status: number; code: string; requestId: string } =>
  JSON.parse(answer.slice(answer.indexOf('\r\n\r\n')))

describe('what never becomes a request', () => {
  let gateway: TestGateway
  beforeAll(async () => {
    gateway = await testGateway({ call: recordedServices().call })
  })
  afterAll(() => gateway.close())

  test.each([
    ['is no HTTP', 'nonsense\r\n\r\n', 400, 'HTTP_MALFORMED'],
    [
      'smuggles a second length',
      'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\n',
      400,
      'HTTP_MALFORMED',
    ],
    [
      'has headers without end',
      `GET / HTTP/1.1\r\nHost: x\r\nX: ${'x'.repeat(20_000)}\r\n\r\n`,
      431,
      'HEADERS_TOO_LARGE',
    ],
  ])('because it %s is a problem all the same', async (_why, sent, status, code) => {
    const answer = await exchange(gateway.address, sent)
    expect(answer).toMatch(new RegExp(`^HTTP/1.1 ${status} `))
    expect(answer).toContain('Content-Type: application/problem+json')
    expect(problemIn(answer)).toMatchObject({ status, code })
    expect(answer).toContain(`X-Request-Id: ${problemIn(answer).requestId}`)
  })

  test('an expectation that nobody has is passed over', async () => {
    const sent =
      'GET /health/live HTTP/1.1\r\nHost: x\r\nExpect: magic\r\nConnection: close\r\n\r\n'
    expect(await exchange(gateway.address, sent)).toMatch(/^HTTP\/1.1 200 /)
  })
})
