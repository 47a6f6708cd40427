import { afterAll, beforeAll, expect, test } from '@jest/globals'
import { type Caller, expectStatus, until } from '../system/caller.ts'
import { type RunningSystem, startSystem } from '../system/running-system.ts'
import { closing, dayInShanghai, type Prepared, prepareSeedRound } from '../system/seed-round.ts'
import { verified } from '../system/verified.ts'

/** How soon is for the bench to say. */
const HEARD_WITHIN_MS = 15_000

let system: RunningSystem
let manager: Caller
let round: Prepared
let traceOfClosing: string

beforeAll(async () => {
  system = await startSystem()
  manager = await system.as('fund-manager')
  round = await prepareSeedRound(manager, '91440399000000019Q')
}, 120_000)

afterAll(async () => {
  await system?.stop()
}, 30_000)

test('a fund shows its three kinds of partners with shares that sum to exactly 100', async () => {
  const fund = expectStatus(200, await manager.get(`/funds/${round.fundId}`))
  expect(fund.byPartnerKind).toEqual([
    expect.objectContaining({ partnerKind: 'government', percent: '30.0000' }),
    expect.objectContaining({ partnerKind: 'institutional', percent: '50.0000' }),
    expect.objectContaining({ partnerKind: 'enterprise', percent: '20.0000' }),
  ])
  expect(fund.totalCommitted).toEqual({ currency: 'CNY', amount: '100000000.00' })
})

test('after the closing the ladder shows the seed rung with evidence and trace', async () => {
  const closed = expectStatus(
    201,
    await manager.post(`/deals/${round.dealId}/closing`, closing(round.fundId)),
  )
  traceOfClosing = closed.traceId
  const { answer } = await until(
    () => manager.get(`/enterprises/${round.enterpriseId}/ladder`),
    // Whose the fund is, the registry hears as it hears of the round; until then the papers are withheld.
    ({ body }) => body.rungs?.length === 1 && body.rungs[0].papersWithheld === false,
    HEARD_WITHIN_MS,
  )
  expect(answer.body.rungs).toEqual([
    expect.objectContaining({
      rung: 'seed',
      reachedOn: dayInShanghai(0),
      evidence: [
        {
          kind: 'contract',
          title: 'Investment agreement',
          url: 'https://example.com/agreement.pdf',
        },
      ],
      round: expect.objectContaining({
        dealId: round.dealId,
        fundId: round.fundId,
        eventId: expect.stringMatching(/^deal-.*@\d+$/),
        traceId: traceOfClosing,
      }),
      recording: expect.objectContaining({ traceId: traceOfClosing }),
    }),
  ])
})

test('the cap table names every holder, and they sum to exactly 100 percent', async () => {
  const { answer } = await until(
    () => manager.get(`/enterprises/${round.enterpriseId}/cap-table`),
    ({ body }) => body.holders?.length === 4,
    HEARD_WITHIN_MS,
  )
  expect(
    answer.body.holders.map((holder: Record<string, string>) => [
      holder.name,
      holder.quantity,
      holder.percent,
    ]),
  ).toEqual([
    ['founder-one (synthetic)', '6000000', '70.5882'],
    ['Journey Seed Fund (synthetic)', '1000000', '11.7647'],
    ['founder-two (synthetic)', '1000000', '11.7647'],
    ['Angel (synthetic)', '500000', '5.8824'],
  ])
  expect(answer.body.totalQuantity).toBe('8500000')
  const inTenThousandths = answer.body.holders.map(({ percent }: { percent: string }) =>
    Number(percent.replace('.', '')),
  )
  expect(inTenThousandths.reduce((sum: number, part: number) => sum + part, 0)).toBe(1_000_000)
})

test('as of yesterday there is neither the rung nor the round’s shares', async () => {
  const yesterday = dayInShanghai(1)
  const ladder = await manager.get(`/enterprises/${round.enterpriseId}/ladder?asOf=${yesterday}`)
  expect(expectStatus(200, ladder).rungs).toEqual([])
  const table = await manager.get(`/enterprises/${round.enterpriseId}/cap-table?asOf=${yesterday}`)
  expect(expectStatus(200, table).totalQuantity).toBe('7000000')
})

test('as it was recorded yesterday, nothing of the enterprise was known', async () => {
  const before = new Date(Date.now() - 86_400_000).toISOString()
  const ask = (of: string) =>
    manager.get(`/enterprises/${round.enterpriseId}${of}?recordedAsOf=${before}`)
  expect((await ask('')).body.code).toBe('ENTERPRISE_UNKNOWN')
  const table = await ask('/cap-table')
  expect(table.status === 404 || table.body.holders.length === 0).toBe(true)
})

test('the closing given again under its key is answered with the first outcome', async () => {
  const key = { 'idempotency-key': 'journey-commitment' }
  const body = {
    partnerId: 'late-partner',
    partnerName: 'Late partner (synthetic)',
    partnerKind: 'enterprise',
    amount: { currency: 'CNY', amount: '1000000.00' },
    committedOn: dayInShanghai(0),
  }
  const path = `/funds/${round.fundId}/commitments`
  const first = expectStatus(201, await manager.post(path, body, key))
  const again = expectStatus(201, await manager.post(path, body, key))
  expect(again.eventIds).toEqual(first.eventIds)
  const other = { ...body, amount: { currency: 'CNY', amount: '2000000.00' } }
  expect((await manager.post(path, other, key)).body.code).toBe('IDEMPOTENCY_KEY_REUSED')
  const fund = expectStatus(
    200,
    await manager.get(`/funds/${round.fundId}?atLeastVersion=${first.version}`),
  )
  expect(fund.totalCommitted.amount).toBe('101000000.00')
})

test('the independent check finds every read model as the streams say', async () => {
  const report = await verified(system.stack)
  expect(report.differences).toEqual([])
  expect(report.rounds).toBe(1)
})
