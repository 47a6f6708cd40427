import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { CapTable } from '@seedline/contracts/fund/v1/cap_table_service'
import { refusal } from '@seedline/contracts/refusals'
import { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import { keysCheck } from '../rest/own/system.ts'
import { type RecordedServices, recordedServices } from '../testing/recorded-services.ts'
import { request } from '../testing/requests.ts'
import { type TestGateway, testGateway, withGateway } from '../testing/test-gateway.ts'

const id = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const enterprise = (more: object = {}): Enterprise =>
  Enterprise.fromPartial({
    enterpriseId: id,
    version: 3,
    nameZh: '深圳新材',
    registeredAt: '2024-05-20T00:00:00.000Z',
    currentRung: 'RUNG_A_PLUS',
    ...more,
  })

describe('a read', () => {
  let gateway: TestGateway
  let services: RecordedServices
  let token: string
  beforeAll(async () => {
    services = recordedServices()
    gateway = await testGateway({ call: services.call })
    token = await gateway.tokens.of(['statistician'])
  })
  afterAll(() => gateway.close())
  beforeEach(() => {
    services.calls.length = 0
    services.reply('getEnterprise', () => enterprise())
  })
  const read = (path: string, headers = {}) =>
    request(gateway.address, `/api/v1${path}`, { token, headers })

  test('answers what is there, with its version as ETag', async () => {
    const answer = await read(`/enterprises/${id}`)
    expect(answer.headers.get('etag')).toBe('"3"')
    expect(answer.json).toEqual({
      enterpriseId: id,
      version: 3,
      nameZh: '深圳新材',
      usccCheckDigitOverridden: false,
      formerNames: [],
      duplicates: [],
      registeredAt: '2024-05-20T00:00:00.000Z',
      currentRung: 'a-plus',
    })
  })

  test('asks as of a date, as of a recording, and for at least a version', async () => {
    await read(
      `/enterprises/${id}?asOf=2023-12-31&recordedAsOf=2024-01-01T08:00:00%2B08:00&atLeastVersion=3`,
    )
    expect(services.calls[0]?.request).toEqual({
      enterpriseId: id,
      asOf: { occurredOn: '2023-12-31', recordedAt: '2024-01-01T00:00:00.000Z' },
      atLeastVersion: 3,
    })
    expect(services.calls[0]?.options).toMatchObject({ token, deadlineMs: 2000 })
    await read(`/enterprises/${id.toUpperCase()}`)
    expect(services.calls[1]?.values).toEqual({ enterpriseId: id, asOf: {}, atLeastVersion: 0 })
  })

  test('is given up when its caller hangs up', async () => {
    let signal: AbortSignal | undefined
    services.reply('getEnterprise', (_request, options) => {
      signal = options.signal
      return new Promise(() => undefined)
    })
    const hangUp = new AbortController()
    const headers = { authorization: `Bearer ${token}` }
    const path = `${gateway.address}/api/v1/enterprises/${id}`
    const gone = fetch(path, { headers, signal: hangUp.signal }).catch(() => 'hung up')
    while (signal === undefined) await new Promise((resolve) => setTimeout(resolve, 5))
    hangUp.abort()
    await gone
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(signal.aborted).toBe(true)
  })

  test('of nothing recorded yet carries no ETag: there is no version to match', async () => {
    services.reply('getCapTable', () =>
      CapTable.fromPartial({ enterpriseId: id, totalQuantity: '0', fullyDilutedQuantity: '0' }),
    )
    const answer = await read(`/enterprises/${id}/cap-table`)
    expect(answer.json).toMatchObject({ version: 0, holders: [] })
    expect(answer.headers.get('etag')).toBeNull()
  })

  test('of a service that is away is a clear 503', async () => {
    services.reply('getEnterprise', () => Promise.reject(refusal('SERVICE_UNAVAILABLE')))
    const answer = await read(`/enterprises/${id}`)
    expect(answer.json).toMatchObject({ status: 503, code: 'SERVICE_UNAVAILABLE' })
    expect(answer.headers.get('retry-after')).toBe('2')
  })
})

describe('an export', () => {
  let gateway: TestGateway
  let services: RecordedServices
  let token: string
  beforeAll(async () => {
    services = recordedServices()
    gateway = await testGateway({ call: services.call })
    token = await gateway.tokens.of(['statistician'])
  })
  afterAll(() => gateway.close())
  beforeEach(() => {
    services.calls.length = 0
  })
  const exported = (path: string, language = 'en') =>
    request(gateway.address, `/api/v1${path}`, {
      token,
      headers: { accept: 'text/csv', 'accept-language': language },
    })

  test('holds every page of exactly the filter asked for, for a spreadsheet', async () => {
    services.reply('listEnterprises', (asked: { page: { token: string } }) => ({
      enterprises: [enterprise({ nameZh: asked.page.token === '' ? '=HYPERLINK("x")' : '乙,丙' })],
      nextPageToken: asked.page.token === '' ? 'next' : '',
      total: 2,
    }))
    const answer = await exported('/enterprises?currentRung=a-plus&search=%E6%B7%B1&pageSize=1')
    expect(answer.headers.get('content-type')).toBe('text/csv; charset=utf-8')
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="enterprises.csv"')
    const bytes = await fetch(`${gateway.address}/api/v1/enterprises`, {
      headers: { accept: 'text/csv', authorization: `Bearer ${token}` },
    }).then((response) => response.arrayBuffer())
    expect([...new Uint8Array(bytes).slice(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
    const lines = answer.text.replace('\ufeff', '').split('\r\n')
    expect(lines[0]).toMatch(/^Name \(Chinese\),Name \(English\),/)
    expect(lines[1]).toMatch(/^"'=HYPERLINK\(""x""\)",/)
    expect(lines[2]).toMatch(/^"乙,丙",/)
    expect(lines).toHaveLength(4)
    const filters = services.calls.slice(0, 2).map(({ request }) => request)
    expect(filters).toMatchObject([
      { search: '深', currentRung: 'RUNG_A_PLUS', page: { token: '' } },
      { search: '深', currentRung: 'RUNG_A_PLUS', page: { token: 'next' } },
    ])
  })

  test('has headings in the language asked for', async () => {
    services.reply('listEnterprises', () => ({ enterprises: [], nextPageToken: '', total: 0 }))
    expect((await exported('/enterprises', 'zh')).text).toContain('统一社会信用代码')
  })

  test('that would be too large is refused before its first row', async () => {
    services.reply('listEnterprises', () => ({ enterprises: [], nextPageToken: '', total: 10_001 }))
    const answer = await exported('/enterprises')
    expect(answer.json).toMatchObject({ status: 422, code: 'EXPORT_TOO_LARGE' })
  })

  test('that fails half-way breaks off: half a file never looks whole', async () => {
    services.reply('listEnterprises', (asked: { page: { token: string } }) => {
      if (asked.page.token !== '') throw refusal('SERVICE_UNAVAILABLE')
      return { enterprises: [enterprise()], nextPageToken: 'next', total: 2 }
    })
    await expect(exported('/enterprises')).rejects.toThrow()
  })

  test('of holders carries the exact quantities and percentages', async () => {
    services.reply('getCapTable', () =>
      CapTable.fromPartial({
        enterpriseId: id,
        version: 1,
        holders: [
          {
            holderId: 'h1',
            name: '甲',
            kind: 'HOLDER_KIND_FOUNDER',
            quantity: '12.5',
            percent: '100.0000',
            optionsOutstanding: '0',
          },
        ],
      }),
    )
    const answer = await exported(`/enterprises/${id}/cap-table`)
    expect(answer.text.split('\r\n')[1]).toBe('甲,founder,12.5,100.0000,0,h1')
  })
})

describe('what is under way at once', () => {
  test('is bounded: the next request is refused, health still answers', () => {
    const services = recordedServices()
    let finish: (answer: unknown) => void = () => undefined
    const held = new Promise((resolve) => {
      finish = resolve
    })
    services.reply('getEnterprise', () => held)
    const path = `/api/v1/enterprises/${id}`
    return withGateway({ call: services.call, shares: { all: 2 } }, async (gateway) => {
      const token = await gateway.tokens.of(['statistician'])
      const waiting = [1, 2].map(() => request(gateway.address, path, { token }))
      while (services.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
      const refused = await request(gateway.address, path, { token })
      expect(refused.json).toMatchObject({ status: 429, code: 'TOO_MANY_REQUESTS' })
      expect(refused.headers.get('retry-after')).toBe('1')
      expect((await request(gateway.address, '/health/live')).status).toBe(200)
      finish(enterprise())
      expect((await Promise.all(waiting)).map(({ status }) => status)).toEqual([200, 200])
      expect((await request(gateway.address, path, { token })).status).toBe(200)
    }).finally(() => finish(enterprise()))
  })
})

describe('health', () => {
  test('is not ready while the keys that verify tokens have expired', () => {
    const ready = () => Promise.reject(new Error('expired'))
    const checks = { tokenKeys: keysCheck({ ready }) }
    return withGateway({ call: recordedServices().call, checks }, async ({ address }) => {
      const away = await request(address, '/health/ready')
      expect(away.json).toMatchObject({ status: 503, facts: { tokenKeys: 'unavailable' } })
    })
  })

  test('is ready only while every service and the database answer', () => {
    const found = { registry: 'ok' as 'ok' | 'unavailable' }
    const checks = { registry: async () => found.registry, fund: async () => 'ok' as const }
    return withGateway({ call: recordedServices().call, checks }, async ({ address }) => {
      expect((await request(address, '/health/ready')).json).toEqual({
        status: 'ok',
        checks: { registry: 'ok', fund: 'ok' },
      })
      found.registry = 'unavailable'
      const away = await request(address, '/health/ready')
      expect(away.json).toMatchObject({
        status: 503,
        code: 'NOT_READY',
        facts: { registry: 'unavailable', fund: 'ok' },
      })
      expect((await request(address, '/health/live')).status).toBe(200)
      found.registry = 'ok'
      expect((await request(address, '/health/ready')).status).toBe(200)
    })
  })
})
