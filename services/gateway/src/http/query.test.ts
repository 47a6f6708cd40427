import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { rawConnection } from '../testing/raw-connection.ts'
import { recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'
import { strictQuery } from './query.ts'

describe('a query', () => {
  const services = recordedServices()
  let gateway: TestGateway
  let token: string
  beforeAll(async () => {
    gateway = await testGateway({ call: services.call })
    token = await gateway.tokens.of(['fund-manager'])
  })
  afterAll(() => gateway.close())

  test('keeps a parameter behind a thousand separators: without its date an answer would be of today', () => {
    expect({ ...(strictQuery(`${'&'.repeat(1000)}asOf=2024-01-01`) as object) }).toEqual({
      asOf: '2024-01-01',
    })
  })

  test('is read as UTF-8, with + for a space', () => {
    expect({ ...(strictQuery('a=%E6%B7%B1+b&c=%2B') as object) }).toEqual({ a: '深 b', c: '+' })
    expect({ ...(strictQuery(null) as object) }).toEqual({})
  })

  test.each(['search=%FF', 'search=%E6%B7', 'search=%ED%A0%80', 'search=%zz', '%C0%AF=x'])(
    '%s is refused: nothing else may be looked for instead',
    async (query) => {
      const answer = await request(gateway.address, `/api/v1/enterprises?${query}`, { token })
      expect(answer.json).toMatchObject({ status: 400, code: 'ADDRESS_MALFORMED' })
      expect(services.calls).toEqual([])
    },
  )

  test('of raw bytes is refused: they would be read as Latin-1', async () => {
    const sent = `GET /api/v1/enterprises?search=深 HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${token}\r\nConnection: close\r\n\r\n`
    expect(await rawConnection(gateway.address, sent).closed()).toMatch(/^HTTP\/1.1 400 /)
    expect(services.calls).toEqual([])
  })

  test('that the operation does not have is refused: a trial must not record', async () => {
    const answer = await request(gateway.address, '/api/v1/enterprises?dryRun=true', {
      method: 'POST',
      token,
      body: {
        nameEn: 'Trial',
        provenance: { source: 'x', confidence: 'reported', synthetic: true },
      },
    })
    expect(answer.json).toMatchObject({ status: 400, code: 'FIELD_UNKNOWN' })
    expect(answer.json?.errors).toMatchObject([{ pointer: 'query:dryRun' }])
    expect(services.calls).toEqual([])
  })

  test('is refused by every operation, also where others are taken', async () => {
    for (const { contract } of gateway.routes) {
      const path = contract.path.replace(/\{\w+\}/g, '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f')
      const sent = {
        method: contract.method.toUpperCase(),
        token: await gateway.tokens.of([
          'registrar',
          'fund-manager',
          'operator',
          'coach',
          'bank-officer',
          'enterprise-officer',
        ]),
      }
      const body = contract.places.body ? { body: {} } : {}
      const answer = await request(gateway.address, `${path}?unheardOf=1`, { ...sent, ...body })
      const pointers = (answer.json?.errors as { pointer: string }[] | undefined)?.map(
        ({ pointer }) => pointer,
      )
      expect({ path, pointers }).toEqual({
        path,
        pointers: expect.arrayContaining(['query:unheardOf']),
      })
    }
  })
})
