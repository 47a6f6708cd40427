import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { byService, recordingServices } from '@seedline/contracts/services'
import type { GrpcServer } from '@seedline/service-kit'
import { eventually } from '@seedline/testing'
import { type ConnectedServices, connectServices } from '../outbound/grpc/connect.ts'
import { faultyFund } from '../testing/fund-server.ts'
import { post, request } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { type TestTokens, testTokens } from '../testing/test-tokens.ts'

const dealId = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const path = `/api/v1/deals/${dealId}/approval`
const body = {
  approvedAmount: { currency: 'CNY', amount: '1.00' },
  approvedOn: '2024-05-20',
  evidence: [],
}
const outcome = { id: dealId, version: 1, eventIds: ['x@1'], traceId: 't', repeatedCommand: false }

describe('a service that fails', () => {
  let gateway: TestGateway
  let tokens: TestTokens
  let connected: ConnectedServices
  let fund: GrpcServer
  let token: string
  let port: number
  let approve: () => Promise<typeof outcome> = async () => outcome
  const commandIds: string[] = []

  const start = async () => {
    fund = await faultyFund(
      tokens.verifier,
      (asked) => {
        commandIds.push(asked.commandId)
        return approve()
      },
      port,
    )
    port = fund.port
  }
  beforeAll(async () => {
    port = 0
    tokens = await testTokens()
    await start()
    connected = connectServices(byService(recordingServices, () => `127.0.0.1:${port}`))
    gateway = await testGateway({
      tokens,
      call: connected.call,
      checks: connected.checks,
    })
    token = await tokens.of(['fund-manager'])
  })
  afterAll(async () => {
    await gateway.close()
    connected.close()
    await fund.stop(100)
    await tokens.close()
  })
  afterEach(() => {
    approve = async () => outcome
    commandIds.length = 0
  })
  const write = (key: string) => post(gateway.address, path, { token, body, key })
  const untilDone = async (key: string) => {
    for (let tries = 0; tries < 40; tries += 1) {
      const answer = await write(key)
      if (answer.status === 201) return answer
      expect([503, 504, 409]).toContain(answer.status)
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    throw new Error('it never came back')
  }

  test('by being away is a clear 503, and is back without a restart', async () => {
    expect((await request(gateway.address, '/health/ready')).status).toBe(200)
    await fund.stop(100)
    const away = await write('key-while-away')
    expect(away.json).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' })
    expect(away.headers.get('retry-after')).toBe('2')
    expect((await request(gateway.address, '/health/ready')).json).toMatchObject({
      status: 503,
      code: 'NOT_READY',
    })
    await start()
    expect((await untilDone('key-while-away')).json).toMatchObject({ version: 1 })
    // Whether it is ready is asked of the service anew, which has just come back.
    await eventually(async () =>
      (await request(gateway.address, '/health/ready')).status === 200 ? true : undefined,
    )
  })

  test('by never answering is given up at the deadline; the repetition goes under the same command', async () => {
    approve = () => new Promise(() => undefined)
    const started = performance.now()
    const late = await write('key-that-hangs')
    expect(performance.now() - started).toBeLessThan(5_500)
    expect(late.json?.status).toBe(504)
    expect(late.json?.mend).toContain('same Idempotency-Key')
    approve = async () => ({ ...outcome, repeatedCommand: true })
    expect((await untilDone('key-that-hangs')).json).toMatchObject({ repeated: true })
    expect(new Set(commandIds).size).toBe(1)
  })

  test('unforeseen is an internal error without its inside, and is tried anew when repeated', async () => {
    approve = () => Promise.reject(new Error('mongodb://user:secret@host'))
    const failed = await write('key-that-crashes')
    expect(failed.json).toMatchObject({ status: 500, code: 'INTERNAL' })
    expect(failed.text).not.toContain('secret')
    approve = async () => outcome
    expect((await write('key-that-crashes')).status).toBe(201)
  })
})
