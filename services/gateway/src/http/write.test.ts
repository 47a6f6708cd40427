import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { type Problem, ProblemError, problem } from '@seedline/values'
import { type RecordedServices, recordedServices } from '../testing/recorded-services.ts'
import { post, request } from '../testing/requests.ts'
import { type TestGateway, testGateway, withGateway } from '../testing/test-gateway.ts'

const dealId = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'
const path = `/api/v1/deals/${dealId}/due-diligence`
const body = { startedOn: '2024-05-20' }
const outcome = {
  id: dealId,
  version: 2,
  eventIds: [`deal-${dealId}@2`],
  repeatedCommand: false,
  traceId: '0af7651916cd43dd8448eb211c80319c',
}
const words = { zh: '说明', en: 'Said' }
const refusalOf = (code: string, kind: Problem['kind'], more = {}): ProblemError =>
  new ProblemError(problem(code, kind, words, words, more))

describe('a write', () => {
  let gateway: TestGateway
  let services: RecordedServices
  let token: string

  beforeAll(async () => {
    services = recordedServices()
    gateway = await testGateway({ call: services.call })
    token = await gateway.tokens.of(['fund-manager'])
  })
  afterAll(() => gateway.close())
  beforeEach(() => {
    services.calls.length = 0
    services.reply('startDueDiligence', () => outcome)
  })
  const failing = (error: Error) => services.reply('startDueDiligence', () => Promise.reject(error))
  const write = (more: object = {}) => post(gateway.address, path, { token, body, ...more })
  const commandIds = () =>
    services.calls.map(({ request }) => (request as { commandId: string }).commandId)

  test('answers id, version, events and trace, with the version as ETag', async () => {
    const answer = await write()
    expect(answer.status).toBe(201)
    expect(answer.json).toEqual({
      id: dealId,
      version: 2,
      eventIds: [`deal-${dealId}@2`],
      traceId: outcome.traceId,
      repeated: false,
    })
    expect(answer.headers.get('etag')).toBe('"2"')
    expect(answer.headers.get('cache-control')).toBe('no-store')
  })

  test('reaches the service with the caller’s token, a command id, a request id and a deadline', async () => {
    await write({ headers: { 'x-request-id': 'request-0001', 'if-match': '"7"' } })
    const [call] = services.calls
    expect(call?.request).toEqual({
      dealId,
      startedOn: '2024-05-20',
      commandId: expect.stringMatching(/^[0-9a-f-]{36}$/),
      expectedVersion: 7,
    })
    expect(call?.options).toMatchObject({ token, requestId: 'request-0001', deadlineMs: 5000 })
    expect(call?.options.signal).toBeUndefined()
  })

  test('repeated with its key is the same command, which the service knows again', async () => {
    const first = await write({ key: 'the-same-key' })
    services.reply('startDueDiligence', () => ({ ...outcome, repeatedCommand: true }))
    const again = await write({ key: 'the-same-key' })
    expect([again.status, again.json]).toEqual([first.status, { ...first.json, repeated: true }])
    expect(again.headers.get('etag')).toBe('"2"')
    expect(again.headers.get('idempotency-replayed')).toBe('true')
    expect(first.headers.get('idempotency-replayed')).toBeNull()
    expect(services.calls).toHaveLength(2)
    expect(new Set(commandIds()).size).toBe(1)
  })

  test('is the same request whatever the spacing and order of its body', async () => {
    const withdrawal = `/api/v1/deals/${dealId}/withdrawal`
    services.reply('withdrawDeal', () => outcome)
    for (const given of [
      '{"withdrawnOn":"2024-05-20","reason":"no"}',
      ' { "reason" : "no",\n "withdrawnOn": "2024-05-20" } ',
    ])
      await post(gateway.address, withdrawal, { token, body: given, key: 'the-same-key' })
    const [one, other] = services.calls.map(({ request }) => request)
    expect(one).toMatchObject({ withdrawnOn: '2024-05-20', reason: 'no' })
    expect(JSON.stringify(other)).toBe(JSON.stringify(one))
  })

  test.each([
    ['another body', { body: { startedOn: '2024-05-21' } }],
    ['another expected version', { headers: { 'if-match': '"3"' } }],
  ])('with its key and %s is the same command, which the service refuses', async (_what, more) => {
    await write({ key: 'the-same-key' })
    failing(refusalOf('IDEMPOTENCY_KEY_REUSED', 'refused'))
    const other = await write({ key: 'the-same-key', ...more })
    expect(other.json).toMatchObject({ status: 422, code: 'IDEMPOTENCY_KEY_REUSED' })
    const [first, second] = services.calls.map(({ request }) => JSON.stringify(request))
    expect(second).not.toBe(first)
    expect(new Set(commandIds()).size).toBe(1)
  })

  test('of another actor under the same key is another write', async () => {
    await write({ key: 'the-same-key' })
    const theirs = await gateway.tokens.of(['fund-manager'], 'user:wang')
    const answer = await write({ key: 'the-same-key', token: theirs })
    expect(answer.status).toBe(201)
    expect(answer.headers.get('idempotency-replayed')).toBeNull()
    expect(new Set(commandIds()).size).toBe(2)
  })

  test('under another key is another write', async () => {
    await write({ key: 'the-same-key' })
    await write({ key: 'another-key' })
    expect(new Set(commandIds()).size).toBe(2)
  })

  test('repeated while it is under way is answered with the one outcome', async () => {
    let finish: (answer: unknown) => void = () => undefined
    const underWay = new Promise((resolve) => {
      finish = resolve
    })
    services.reply('startDueDiligence', () => underWay)
    const both = [write({ key: 'the-same-key' }), write({ key: 'the-same-key' })]
    while (services.calls.length < 2) await new Promise((resolve) => setTimeout(resolve, 5))
    finish(outcome)
    const [first, second] = await Promise.all(both)
    expect(first?.status).toBe(201)
    expect(second?.json).toEqual(first?.json)
    expect(new Set(commandIds()).size).toBe(1)
  })

  test('is carried through when its caller hangs up', async () => {
    let finish: (answer: unknown) => void = () => undefined
    services.reply('startDueDiligence', () => new Promise((resolve) => (finish = resolve)))
    const hangUp = new AbortController()
    const headers = {
      authorization: `Bearer ${token}`,
      'content-type': 'application/json',
      'idempotency-key': 'the-same-key',
    }
    const first = fetch(`${gateway.address}${path}`, {
      method: 'POST',
      headers,
      body: JSON.stringify(body),
      signal: hangUp.signal,
    }).catch(() => 'hung up')
    while (services.calls.length === 0) await new Promise((resolve) => setTimeout(resolve, 5))
    hangUp.abort()
    expect(await first).toBe('hung up')
    await new Promise((resolve) => setTimeout(resolve, 20))
    expect(services.calls[0]?.options.signal).toBeUndefined()
    finish(outcome)
  })

  test('repeated through another gateway goes on under the same command id', async () => {
    failing(new Error('as if the process had died'))
    await write({ key: 'the-same-key' })
    services.reply('startDueDiligence', () => ({ ...outcome, repeatedCommand: true }))
    const { tokens } = gateway
    await withGateway({ call: services.call, tokens }, async (other) => {
      const healed = await post(other.address, path, { token, body, key: 'the-same-key' })
      expect(healed).toMatchObject({ status: 201, json: { repeated: true } })
    })
    expect(commandIds()).toHaveLength(2)
    expect(new Set(commandIds()).size).toBe(1)
  })

  test.each([
    ['DEAL_ENDED', 'refused', 422],
    ['DEAL_ALREADY_APPROVED', 'already-exists', 409],
    ['DATE_INVALID', 'invalid', 400],
    ['STALE_VERSION', 'stale', 412],
  ] as const)(
    'refused as %s is told in the words of the service, and decided anew when repeated',
    async (code, kind, status) => {
      failing(refusalOf(code, kind))
      const first = await write({ key: 'the-same-key' })
      expect(first.json).toMatchObject({ status, code, detail: 'Said', mend: 'Said' })
      expect(first.headers.get('content-type')).toBe('application/problem+json; charset=utf-8')
      services.reply('startDueDiligence', () => outcome)
      expect((await write({ key: 'the-same-key' })).status).toBe(201)
      expect(new Set(commandIds()).size).toBe(1)
    },
  )

  test.each([
    ['SERVICE_UNAVAILABLE', 'unavailable', 503, '2'],
    ['EVENT_STORE_UNAVAILABLE', 'unavailable', 503, '2'],
    ['OUTCOME_UNKNOWN', 'outcome-unknown', 504, '1'],
    ['TOO_MANY_CALLS', 'exhausted', 429, '1'],
    ['CONCURRENT_CHANGES', 'conflict', 409, null],
    ['ROLE_NOT_ALLOWED', 'forbidden', 403, null],
    ['DEAL_UNKNOWN', 'not-found', 404, null],
    ['INTERNAL', 'internal', 500, null],
  ] as const)(
    'failing with %s is tried anew when repeated',
    async (code, kind, status, retryAfter) => {
      failing(refusalOf(code, kind))
      const first = await write({ key: 'the-same-key' })
      expect(first.json).toMatchObject({ status, code })
      expect(first.headers.get('retry-after')).toBe(retryAfter)
      services.reply('startDueDiligence', () => outcome)
      expect((await write({ key: 'the-same-key' })).status).toBe(201)
      expect(services.calls).toHaveLength(2)
    },
  )

  test('failing unforeseen says nothing of the inside', async () => {
    failing(new Error('secret address mongodb://u:p@host'))
    const answer = await write()
    expect(answer.json).toMatchObject({ status: 500, code: 'INTERNAL' })
    expect(answer.text).not.toMatch(/secret|mongodb/)
  })

  test('decided on a stale version fails its precondition, named by If-Match or not', async () => {
    const facts = { current_version: '9' }
    failing(refusalOf('STALE_VERSION', 'stale', { facts }))
    for (const headers of [{ 'if-match': '"7"' }, {}])
      expect((await write({ headers })).json).toMatchObject({
        status: 412,
        code: 'STALE_VERSION',
        facts,
      })
  })

  test('that only acts carries no command id: repeated, it is done again', async () => {
    services.reply('pauseSubscription', () => ({}))
    const operator = await gateway.tokens.of(['operator'])
    const pause = '/api/v1/operations/fund/subscriptions/cap-table/pause'
    for (const _ of [1, 2]) {
      const sent = { token: operator, key: 'the-same-key' }
      const answer = await post(gateway.address, pause, sent)
      expect([answer.status, answer.json]).toEqual([200, { done: true }])
      expect(answer.headers.get('idempotency-replayed')).toBeNull()
    }
    expect(services.calls.map(({ request }) => request)).toEqual([
      { subscription: 'cap-table' },
      { subscription: 'cap-table' },
    ])
  })

  test('with If-Match: * expects no version', async () => {
    await write({ headers: { 'if-match': '*' } })
    expect(services.calls[0]?.request).toMatchObject({ expectedVersion: 0 })
  })

  test('says what a service found wrong with its fields, in the language asked for', async () => {
    const title = { zh: '日期有误', en: 'No date' }
    const fields = [{ pointer: '/startedOn', code: 'DATE_INVALID', title }]
    failing(refusalOf('REQUEST_INVALID', 'invalid', { fields }))
    const zh = await write({ headers: { 'accept-language': 'fr, zh-CN;q=0.9, en;q=0.5' } })
    expect(zh.headers.get('content-language')).toBe('zh')
    expect(zh.json).toMatchObject({
      status: 400,
      code: 'DATE_INVALID',
      title: '日期有误。',
      detail: '日期有误',
      errors: [{ pointer: '/startedOn', code: 'DATE_INVALID', detail: '日期有误' }],
    })
    const en = await write({ headers: { 'accept-language': 'de' } })
    expect(en.json?.detail).toBe('No date')
  })
})

describe('every answer', () => {
  let gateway: TestGateway
  const services = recordedServices()
  beforeAll(async () => {
    gateway = await testGateway({ call: services.call })
  })
  afterAll(() => gateway.close())

  test('carries the request id given, or a new one where that is malformed', async () => {
    const kept = await request(gateway.address, '/health/live', {
      headers: { 'x-request-id': 'abc-12345' },
    })
    expect(kept.headers.get('x-request-id')).toBe('abc-12345')
    for (const malformed of ['short', 'has spaces in it', 'x'.repeat(129)]) {
      const made = await request(gateway.address, '/nothing', {
        headers: { 'x-request-id': malformed },
      })
      expect(made.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
    }
  })

  test('forbids a browser what it does not need, and says nothing of the software', async () => {
    const { headers } = await request(gateway.address, '/api/v1/about')
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('content-security-policy')).toContain("default-src 'none'")
    expect(headers.get('x-frame-options')).toBe('DENY')
    expect(headers.get('x-powered-by')).toBeNull()
    expect(headers.get('etag')).toBeNull()
  })
})

describe('what an operator does', () => {
  const of = '/api/v1/operations/registry/subscriptions/ladder'

  test.each([
    ['replayFrom', `${of}/replay`, { from: '2024-05-20T00:00:00Z' }],
    ['rebuildView', `${of}/rebuild`, undefined],
  ] as const)(
    '%s repeated under one key is done twice, on purpose: the second is meant for what came between',
    async (rpc, path, body) => {
      const services = recordedServices()
      services.reply(rpc, () => ({}))
      const gateway = await testGateway({ call: services.call })
      try {
        const token = await gateway.tokens.of(['operator'])
        const act = () => post(gateway.address, path, { token, body, key: 'the-same-key' })
        expect([(await act()).status, (await act()).status]).toEqual([200, 200])
        expect(services.calls.map((call) => call.rpc)).toEqual([rpc, rpc])
      } finally {
        await gateway.close()
      }
    },
  )
})
