import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import type { RunBatchRequest, Verdict } from '@seedline/contracts/batches/v1/batch_service'
import { plainly, problemOf } from '@seedline/contracts/refusals'
import { RegisterEnterpriseRequest } from '@seedline/contracts/registry/v1/enterprise_service'
import { messageOfProblem } from '@seedline/service-kit'
import { deriveId } from '@seedline/values'
import { recordedServices } from '../testing/recorded-services.ts'
import { post } from '../testing/requests.ts'
import { type TestGateway, testGateway } from '../testing/test-gateway.ts'

const path = '/api/v1/batches/registerEnterprise'
const outcome = (more: object): Verdict => ({
  verdict: {
    $case: 'outcome',
    value: {
      id: 'e-1',
      version: 1,
      eventIds: ['enterprise-e-1@1'],
      repeatedCommand: false,
      traceId: '',
      ...more,
    },
  },
})
const entry = (key: string, request: object = { nameZh: '演示 一家' }) => ({ key, request })

describe('a batch of commands', () => {
  let gateway: TestGateway
  let token: string
  let asked: { readonly service: string; readonly request: RunBatchRequest }[]
  let answers: readonly Verdict[]

  beforeAll(async () => {
    gateway = await testGateway({
      call: recordedServices().call,
      async batch(service, request) {
        asked.push({ service, request })
        return answers
      },
    })
    token = await gateway.tokens.of(['registrar'])
  })
  afterAll(() => gateway.close())
  beforeEach(() => {
    asked = []
    answers = []
  })
  const give = (body: unknown) => post(gateway.address, path, { token, body })

  test('goes in one call to the service that answers its operation, each entry under a command id of its own', async () => {
    answers = [outcome({}), outcome({ id: 'e-2' })]
    const answer = await give({ entries: [entry('row-0001'), entry('row-0002')] })
    expect(answer.status).toBe(200)
    expect(asked).toHaveLength(1)
    const [{ service, request } = { service: '', request: undefined }] = asked
    expect([service, request?.rpc, request?.tryOnly]).toEqual([
      'registry',
      '/seedline.registry.v1.EnterpriseService/RegisterEnterprise',
      false,
    ])
    const sent = (request?.requests ?? []).map((bytes) => RegisterEnterpriseRequest.decode(bytes))
    expect(sent.map(({ nameZh }) => nameZh)).toEqual(['演示 一家', '演示 一家'])
    expect(new Set(sent.map(({ commandId }) => commandId)).size).toBe(2)
  })

  test('tells of each what became of it, in order', async () => {
    answers = [
      outcome({}),
      outcome({ repeatedCommand: true }),
      outcome({ eventIds: [] }),
      {
        verdict: {
          $case: 'problem',
          value: messageOfProblem(problemOf('USCC_TAKEN', { uscc: 'X' } as never)),
        },
      },
    ]
    const { json } = await give({
      entries: ['a', 'b', 'c', 'd'].map((one) => entry(`row-000${one}`)),
    })
    const items = json?.items as readonly { verdict: string; code?: string }[]
    expect(items.map(({ verdict }) => verdict)).toEqual([
      'recorded',
      'repeated',
      'unchanged',
      'refused',
    ])
    expect(items[3]?.code).toBe('USCC_TAKEN')
  })

  test.each([
    'SERVICE_UNAVAILABLE',
    'TOO_MANY_CALLS',
    'OUTCOME_UNKNOWN',
    'DEADLINE_EXCEEDED',
    'BATCH_NOT_BEGUN',
  ] as const)(
    'calls what may come to be under the same key (%s) not refused, but not now',
    async (code) => {
      answers = [
        outcome({}),
        { verdict: { $case: 'problem', value: messageOfProblem(plainly(code)) } },
      ]
      const { json } = await give({ entries: [entry('row-0001'), entry('row-0002')] })
      expect(json?.items).toMatchObject([{ verdict: 'recorded' }, { verdict: 'not-now', code }])
    },
  )

  test('says “not now” of an entry on which the service says nothing', async () => {
    answers = [outcome({})]
    const { json } = await give({ entries: [entry('row-0001'), entry('row-0002')] })
    expect(json?.items).toMatchObject([
      { verdict: 'recorded' },
      { verdict: 'not-now', code: 'OUTCOME_UNKNOWN' },
    ])
  })

  test('refuses an entry under the key of an earlier one, and carries that one out', async () => {
    answers = [outcome({}), outcome({ id: 'e-2' })]
    const { json } = await give({
      entries: [entry('row-0001'), entry('row-0001', { nameZh: '演示 另一家' }), entry('row-0002')],
    })
    expect(asked[0]?.request.requests).toHaveLength(2)
    expect(json?.items).toMatchObject([
      { verdict: 'recorded', id: 'e-1' },
      { verdict: 'refused', code: 'IDEMPOTENCY_KEY_REUSED' },
      { verdict: 'recorded', id: 'e-2' },
    ])
  })

  test('tells of an entry with very many faults the first of them, and how many it left out', async () => {
    const wrong = Object.fromEntries(Array.from({ length: 400 }, (_, at) => [`unknown${at}`, at]))
    const { json } = await give({ entries: [entry('row-0001', wrong)] })
    const items = json?.items as readonly { errors: unknown[]; facts: Record<string, string> }[]
    const omitted = Number(items[0]?.facts.fields_omitted)
    expect(omitted).toBeGreaterThan(0)
    expect(items[0]?.errors.length).toBeGreaterThan(0)
    expect(JSON.stringify(json).length).toBeLessThan(8_192)
  })

  test('that is only tried says so to the service, and of what is in order that it is acceptable', async () => {
    answers = [outcome({})]
    const { json } = await give({ tryOnly: true, entries: [entry('row-0001')] })
    expect(asked[0]?.request.tryOnly).toBe(true)
    expect(json?.items).toEqual([{ verdict: 'acceptable', id: 'e-1', version: 1 }])
  })

  test('has its misshapen entries refused one by one, and the others carried out', async () => {
    answers = [outcome({})]
    const { json } = await give({
      entries: [entry('row-0001', { nameZh: 7 }), entry('row-0002'), entry('short')],
    })
    const items = json?.items as readonly { verdict: string; code?: string; errors?: unknown }[]
    expect(asked[0]?.request.requests).toHaveLength(1)
    expect(items.map(({ verdict, code }) => [verdict, code])).toEqual([
      ['refused', 'REQUEST_INVALID'],
      ['recorded', undefined],
      ['refused', 'IDEMPOTENCY_KEY_MALFORMED'],
    ])
    expect(items[0]?.errors).toEqual([expect.objectContaining({ pointer: '/nameZh' })])
  })

  test('gives an entry the same command id again under the same key, and another to another caller', async () => {
    answers = [outcome({})]
    const once = async (bearer: string) => {
      await post(gateway.address, path, { token: bearer, body: { entries: [entry('row-0001')] } })
      const bytes = asked.at(-1)?.request.requests[0] ?? new Uint8Array()
      return RegisterEnterpriseRequest.decode(bytes).commandId
    }
    const first = await once(token)
    expect(await once(token)).toBe(first)
    expect(first).toMatch(/^[0-9a-f-]{36}$/)
    expect(first).not.toBe(deriveId('Command', '', 'row-0001'))
  })

  test.each([
    [
      'of an operation that is not taken in batches',
      '/api/v1/batches/closeRound',
      [entry('row-0001')],
    ],
    [
      'of more entries than a batch holds',
      path,
      Array.from({ length: 201 }, (_, at) => entry(`row-${10_000 + at}`)),
    ],
    ['of nothing', path, []],
  ])('%s is refused as a whole', async (_which, at, entries) => {
    const answer = await post(gateway.address, at, { token, body: { entries } })
    expect(answer.status).toBe(400)
    expect(asked).toEqual([])
  })
})
