import { createHash } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { DeclineDealRequest, WithdrawDealRequest } from '@seedline/contracts/fund/v1/deal_service'
import { AddCommitmentRequest, GetFundRequest } from '@seedline/contracts/fund/v1/fund_service'
import { deals, delivery, funds } from '@seedline/contracts/operations'
import { ReplayDeadLetterRequest } from '@seedline/contracts/operations/v1/operations_service'
import { problemOf } from '@seedline/contracts/refusals'
import { isSameRequest, type Outcome } from '@seedline/event-store'
import type { BoundService, Call } from '@seedline/service-kit'
import { instant } from '@seedline/values'
import {
  type ChecksOf,
  type Commanded as CommandedCall,
  type Guards,
  type HandlersOf,
  serviceOf,
} from './service-of.ts'

const noon = instant('2026-11-23T04:00:00.000Z')
const fundId = '6f1d7d5e-9a3b-5c1d-8e2f-0a1b2c3d4e5f'

const asking = (bytes: Uint8Array): Call => ({
  actor: { subject: 'u-1', name: '经理', roles: ['fund-manager'], organisation: 'fund' },
  token: 'token',
  requestId: 'request-1',
  bytes,
  deadline: new Date('2026-11-23T04:00:05.000Z'),
  traceparent: '00-11111111111111111111111111111111-2222222222222222-01',
  signal: new AbortController().signal,
})

const outcome: Outcome = {
  stream: 'fund-f-1',
  id: 'f-1',
  version: 3,
  eventIds: ['fund-f-1@3'],
  repeated: true,
  traceId: '1'.repeat(32),
}

type Funds = typeof funds.operations
type Commitment = Parameters<HandlersOf<Funds>['addCommitment']>[0]

const pass = async (): Promise<void> => {}
const ownAll: Guards = { 'managed-fund': pass, 'managed-deal': pass }

const unasked = async (): Promise<never> => {
  throw new Error('nobody asked for this')
}

// However many operations there come to be.
const unaskedFunds = noneOf<Funds>(funds.operations)
const unaskedDeals = noneOf<(typeof deals)['operations']>(deals.operations)

function noneOf<O extends Funds | (typeof deals)['operations']>(operations: O): HandlersOf<O> {
  const handlers = Object.keys(operations).map((rpc) => [rpc, unasked])
  return Object.fromEntries(handlers) as unknown as HandlersOf<O>
}

const fundService = (
  more: Partial<HandlersOf<Funds>> = {},
  checks: ChecksOf<Funds> = {},
  guards: Guards = ownAll,
): {
  readonly service: BoundService
  readonly runs: { request: Commitment; call: CommandedCall }[]
} => {
  const runs: { request: Commitment; call: CommandedCall }[] = []
  const service = serviceOf(
    funds,
    { clock: () => noon, checks, guards },
    {
      ...unaskedFunds,
      async addCommitment(request, call) {
        runs.push({ request, call })
        return outcome
      },
      ...more,
    },
  )
  return { service, runs }
}

const ask = (service: BoundService, key: string, message: object, bytes: Uint8Array) => {
  const method = service.methods.find((one) => one.key === key)
  if (method === undefined) throw new Error(`there is no ${key}`)
  return method.handle(message, asking(bytes))
}

const asked = (change: Partial<AddCommitmentRequest> = {}) =>
  AddCommitmentRequest.fromPartial({
    commandId: ' c-1 ',
    expectedVersion: 2,
    fundId: fundId.toUpperCase(),
    commitment: {
      partnerId: 'p-1',
      partnerName: ' 引导基金 ',
      partnerKind: 'PARTNER_KIND_GOVERNMENT',
      amount: { currency: 'CNY', minorUnits: 100n },
      committedOn: '2024-05-20',
    },
    ...change,
  })
const add = (service: BoundService, request: AddCommitmentRequest) =>
  ask(service, 'addCommitment', request, AddCommitmentRequest.encode(request).finish())

describe('A service made of declarations', () => {
  test('serves each of its RPCs to those whom the declaration admits', () => {
    const { service } = fundService()
    expect(service.name).toBe('seedline.fund.v1.FundService')
    expect(service.methods.map(({ key, rule }) => [key, rule])).toEqual(
      Object.entries(funds.operations).map(([key, { admits }]) => [key, admits]),
    )
  })

  test('knows two requests apart that have the same bytes and ask for different things', async () => {
    const hashes: string[] = []
    const keep = async (_: unknown, { context }: CommandedCall) => {
      hashes.push(context.requestHash ?? 'none')
      return outcome
    }
    const service = serviceOf(
      deals,
      { clock: () => noon, checks: {}, guards: ownAll },
      {
        ...unaskedDeals,
        declineDeal: keep,
        withdrawDeal: keep,
      },
    )
    const named = { commandId: 'c-1', dealId: fundId, reason: 'r' }
    const decline = DeclineDealRequest.fromPartial({ ...named, declinedOn: '2024-03-01' })
    const withdraw = WithdrawDealRequest.fromPartial({ ...named, withdrawnOn: '2024-03-01' })
    const bytes = DeclineDealRequest.encode(decline).finish()
    expect(WithdrawDealRequest.encode(withdraw).finish()).toEqual(bytes)
    await ask(service, 'declineDeal', decline, bytes)
    await ask(service, 'withdrawDeal', withdraw, bytes)
    expect(new Set(hashes).size).toBe(2)
  })

  test('hands a command over as the values of its domain, in the name and trace of its caller', async () => {
    const { service, runs } = fundService()
    await add(service, asked())
    expect(runs).toMatchObject([
      {
        request: {
          fundId,
          commitment: {
            partnerName: '引导基金',
            partnerKind: 'government',
            amount: { currency: 'CNY', minor: 100n },
            evidence: [],
          },
        },
        call: {
          context: {
            commandId: 'c-1',
            actor: { subject: 'u-1' },
            at: noon,
            traceparent: '00-11111111111111111111111111111111-2222222222222222-01',
          },
          expectedVersion: 2,
          deadline: new Date('2026-11-23T04:00:05.000Z'),
          asking: { token: 'token' },
        },
      },
    ])
  })

  test('answers a command with its outcome, and says whether it was there already', async () => {
    expect(await add(fundService().service, asked())).toEqual({
      id: 'f-1',
      version: 3,
      eventIds: ['fund-f-1@3'],
      repeatedCommand: true,
      traceId: '1'.repeat(32),
    })
  })

  test('knows a request again by its bytes, as they came', async () => {
    const { service, runs } = fundService()
    for (const request of [asked(), asked(), asked({ expectedVersion: 3 }), asked({ fundId })])
      await add(service, request)
    const [first, again, ...others] = runs.map(({ call }) => call.context.requestHash)
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(again).toBe(first)
    expect(new Set([first, ...others]).size).toBe(3)
  })

  describe('knows a request again across a deploy', () => {
    const bytesOf = (request: AddCommitmentRequest) => AddCommitmentRequest.encode(request).finish()
    const hashes = async (...sent: readonly Uint8Array[]) => {
      const { service, runs } = fundService()
      for (const bytes of sent)
        await ask(service, 'addCommitment', AddCommitmentRequest.decode(bytes), bytes)
      return runs.map(({ call }) => call.context.requestHash ?? '')
    }
    /** A field that this service has not heard of yet: number 99, a text. */
    const withNewField = (bytes: Uint8Array, text: string) =>
      Buffer.concat([bytes, Buffer.from([0x9a, 0x06, text.length]), Buffer.from(text)])

    test('by the digest that was always kept of its bytes', async () => {
      const [kept] = await hashes(bytesOf(asked()))
      expect(kept).toBe('74825664b75a7e22148ab2d81b388a6a9396fee948c21ae26cce1e39db4d9f05')
    })

    test('that brought a field which was sent at its default then and is left out now', async () => {
      const [left = '', filled = ''] = await hashes(
        bytesOf(asked()),
        withNewField(bytesOf(asked()), ''),
      )
      expect(filled).not.toBe(left)
      expect(isSameRequest(left, filled)).toBe(true)
    })

    test('whose fields another client sends in another order', async () => {
      const bytes = bytesOf(asked())
      const [commandId, rest] = [bytes.subarray(0, 7), bytes.subarray(7)]
      const [one, other] = await hashes(bytes, Buffer.concat([rest, commandId]))
      expect(isSameRequest(one, other)).toBe(true)
    })

    test('that was taken first where one of its fields was unknown: to the byte it is the same', async () => {
      const sent = withNewField(bytesOf(asked()), 'x')
      const [asOlder] = await hashes(sent)
      const asNewer = createHash('sha256')
        .update(funds.operations.addCommitment.method.path)
        .update('\0')
        .update(sent)
        .digest('hex')
      expect(isSameRequest(asOlder, asNewer)).toBe(true)
    })

    test('and tells it from one that says something else', async () => {
      const [one, other] = await hashes(
        withNewField(bytesOf(asked()), ''),
        bytesOf(asked({ expectedVersion: 3 })),
      )
      expect(isSameRequest(one, other)).toBe(false)
    })
  })

  test('runs nothing of a request that is refused, and says all of its faults', async () => {
    const { service, runs } = fundService()
    const refused = add(service, asked({ fundId: '', expectedVersion: -1, commitment: undefined }))
    await expect(refused).rejects.toMatchObject({
      problem: {
        code: 'REQUEST_INVALID',
        fields: [
          { pointer: '/expectedVersion', code: 'NUMBER_OUT_OF_RANGE' },
          { pointer: '/fundId', code: 'ID_MALFORMED' },
          { pointer: '/commitment', code: 'COMMITMENT_MISSING' },
        ],
      },
    })
    expect(runs).toEqual([])
  })

  test('refuses besides what only it can see of the values', async () => {
    const { service, runs } = fundService(
      {},
      {
        addCommitment({ commitment }, faults) {
          if (commitment?.partnerId === 'p-1')
            faults.note('/partnerId', problemOf('VALUE_NOT_IN_LIST', { allowed: 'p-2' }))
        },
      },
    )
    await expect(add(service, asked())).rejects.toMatchObject({
      problem: { fields: [{ pointer: '/partnerId', mend: { en: 'Choose one of: p-2' } }] },
    })
    expect(runs).toEqual([])
  })

  test('passes on the refusal of the use case as it is', async () => {
    const refusal = new Error('stale')
    const { service } = fundService({ addCommitment: () => Promise.reject(refusal) })
    await expect(add(service, asked())).rejects.toBe(refusal)
  })

  test('hands a question over with who asks it, and answers what was found', async () => {
    const seen: unknown[] = []
    const { service } = fundService({
      async getFund(question, call) {
        seen.push(question, call.token)
        return { fundId } as never
      },
    })
    const request = GetFundRequest.fromPartial({ fundId, asOf: { occurredOn: '2024-05-20' } })
    const answer = await ask(service, 'getFund', request, new Uint8Array())
    expect(answer).toEqual({ fundId })
    expect(seen).toEqual([
      { fundId, asOf: { occurredOn: '2024-05-20' }, atLeastVersion: 0 },
      'token',
    ])
  })

  test('runs nothing of what its guard turns away, and tells it who asks for what, and whether to change it', async () => {
    const seen: unknown[] = []
    const refusal = new Error('not yours')
    const { service, runs } = fundService(
      {},
      {},
      {
        async 'managed-fund'({ values, actor, changes }) {
          seen.push([values.fundId, actor.subject, changes])
          throw refusal
        },
      },
    )
    await expect(add(service, asked())).rejects.toBe(refusal)
    const question = GetFundRequest.fromPartial({ fundId })
    await expect(ask(service, 'getFund', question, new Uint8Array())).rejects.toBe(refusal)
    expect(seen).toEqual([
      [fundId, 'u-1', true],
      [fundId, 'u-1', false],
    ])
    expect(runs).toEqual([])
  })

  test('hands a command what its guard has found, so that nobody looks for it again', async () => {
    const found = { managedBy: 'fund' }
    const { service, runs } = fundService({}, {}, { 'managed-fund': async () => found })
    await add(service, asked())
    expect(runs.map(({ call }) => call.found)).toEqual([found])
  })

  test('is not made where an operation belongs to somebody whom nothing guards', () => {
    expect(() => fundService({}, {}, {})).toThrow(/managed-fund, and nothing guards/)
  })

  test('needs no command id for what only acts', async () => {
    const acting = async (request: { readonly deadLetterId?: string }) =>
      ({ handled: request.deadLetterId === 'd-1', cause: '' }) as never
    const service = serviceOf(
      delivery,
      { clock: () => noon },
      {
        getDelivery: unasked,
        listDeadLetters: unasked,
        replayDeadLetter: acting,
        replayDeadLetters: unasked,
        replayFrom: unasked,
        rebuildView: unasked,
        pauseSubscription: unasked,
        resumeSubscription: unasked,
      },
    )
    const request = ReplayDeadLetterRequest.fromPartial({ id: 'd-1' })
    const answer = await ask(service, 'replayDeadLetter', request, new Uint8Array())
    expect(answer).toEqual({ handled: true, cause: '' })
  })
})
