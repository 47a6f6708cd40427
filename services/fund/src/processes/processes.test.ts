import { describe, expect, test } from '@jest/globals'
import type { EventMessage } from '@seedline/messaging'
import type { Process } from '@seedline/recording/processes'
import { type MemoryStore, memoryStore, recordedMessages } from '@seedline/testing'
import { type Clock, instant, localDate, numeric, ProblemError } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import { roundSecurityId } from '../cap-table/round.ts'
import { deal } from '../deal/aggregate.ts'
import { fund } from '../fund/aggregate.ts'
import { capitalFigures } from '../fund/state.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import {
  angelPart,
  approveDeal as approvalTerms,
  closeRound as closingTerms,
  openDeal as dealTerms,
  fundPart,
} from '../testing/deal-samples.ts'
import { dealSteps } from '../testing/deal-steps.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { enterpriseId, noon, yuan } from '../testing/samples.ts'
import { approveDeal } from '../use-cases/approve-deal.ts'
import { closeRound } from '../use-cases/close-round.ts'
import { openDeal } from '../use-cases/open-deal.ts'
import { patienceMs } from './carry-on.ts'
import { carryOnApprovals } from './carry-on-approvals.ts'
import { recordRoundOnCapTable } from './record-round-on-cap-table.ts'
import { settleCapitalOfDeals } from './settle-capital.ts'

const fundId = fundIdOf('fund')
const dealId = dealIdOf('deal')
const traceparent = '00-11111111111111111111111111111111-2222222222222222-01'
const handling = () => ({ traceparent, deadline: new Date(Date.now() + 5000) })

async function approved(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '10000000.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  const terms = { ...dealTerms(), fundId }
  await openDeal({ store, enterprises: allKnown }, terms, { ...callOf('deal'), asking })
  await approveDeal(
    { store, enterprises: allKnown },
    { ...approvalTerms(), dealId },
    callOf('approve'),
  )
  return store
}

async function closed(): Promise<MemoryStore> {
  const store = await approved()
  const own = { ...fundPart, fundId, holderId: fundId }
  const closing = { ...closingTerms(), dealId, subscriptions: [own, angelPart] }
  await closeRound({ store, enterprises: allKnown }, closing, { ...callOf('close'), asking })
  return store
}

/** Hands all that was recorded to the process, in order, each message so many times. */
async function told(process: Process, store: MemoryStore, times = 1): Promise<void> {
  for (const message of recordedMessages(store)) {
    for (let time = 0; time < times; time += 1) await process(message, handling())
  }
}

const dealsOnly =
  (process: Process): Process =>
  async (message, how) => {
    if (message.stream.startsWith('deal-')) await process(message, how)
  }

async function figures(store: MemoryStore) {
  const { state } = await store.load(fund, fundId)
  if (state.status !== 'open') throw new Error('The fund is open')
  const { reserved, invested } = capitalFigures(state)
  return { reserved: reserved.minor, invested: invested.minor }
}

describe('A closed round, told to the cap table', () => {
  test('issues one security to each subscriber, carried on for who closed it, in its trace', async () => {
    const store = await closed()
    await told(recordRoundOnCapTable({ store, clock: () => noon }), store)
    const recorded = await store.read(capTable, enterpriseId)
    const issues = recorded.filter(({ event }) => event.type === 'StockIssued')
    expect(issues).toMatchObject([
      {
        event: {
          securityId: roundSecurityId(dealId, fundId),
          holderId: fundId,
          quantity: numeric('400000'),
          sharePrice: numeric('12.5'),
          dealId,
          evidence: [{ title: '增资协议' }],
        },
        actor: {
          subject: 'process:fund/record-round-on-cap-table',
          onBehalfOf: 'u-1',
          roles: [],
        },
        traceparent,
      },
      { event: { holderId: 'angel-1', quantity: numeric('80000') } },
    ])
    // The place that was kept for it, and all of the round in one commit.
    expect(new Set(recorded.map(({ commandId }) => commandId)).size).toBe(2)
  })

  test('twice, changes nothing', async () => {
    const store = await closed()
    await told(recordRoundOnCapTable({ store, clock: () => noon }), store, 2)
    await told(recordRoundOnCapTable({ store, clock: () => noon }), store)
    expect(await store.read(capTable, enterpriseId)).toHaveLength(6)
  })

  test('that can not be read is thrown as unreadable, to be parked at once', async () => {
    const store = await closed()
    const message = recordedMessages(store).find(({ type }) => type.endsWith('RoundClosed'))
    const broken = { ...message, data: Uint8Array.of(255) } as EventMessage
    const process = recordRoundOnCapTable({ store, clock: () => noon })
    await expect(process(broken, handling())).rejects.toMatchObject({ name: 'UnreadableEvent' })
  })
})

describe("A deal's end, told to the fund", () => {
  const settle = (store: MemoryStore) =>
    dealsOnly(settleCapitalOfDeals({ store, clock: () => noon }))

  test('turns what was reserved into an investment, and tells nothing twice', async () => {
    const store = await closed()
    expect(await figures(store)).toEqual({ reserved: 500_000_000n, invested: 0n })
    await told(settle(store), store, 2)
    expect(await figures(store)).toEqual({ reserved: 0n, invested: 500_000_000n })
    expect(await store.read(fund, fundId)).toHaveLength(4)
  })

  test('frees what was reserved when it was declined or withdrawn', async () => {
    const on = localDate('2024-08-01')
    const declined = await approved()
    await dealSteps(declined).declineDeal({ dealId, declinedOn: on, reason: 'no' }, callOf('end'))
    await told(settle(declined), declined, 2)
    expect(await figures(declined)).toEqual({ reserved: 0n, invested: 0n })
    const withdrawn = await approved()
    await dealSteps(withdrawn).withdrawDeal(
      { dealId, withdrawnOn: on, reason: 'no' },
      callOf('end'),
    )
    await told(settle(withdrawn), withdrawn)
    expect(await figures(withdrawn)).toEqual({ reserved: 0n, invested: 0n })
  })
})

describe('A reservation, told to whoever carries approvals on', () => {
  const waits: number[] = []
  const carryOn = (store: MemoryStore, now = noon): Process => {
    const process = carryOnApprovals({
      store,
      clock: () => now,
      wait: async (ms) => {
        waits.push(ms)
      },
    })
    return async (message, how) => {
      if (message.stream.startsWith('fund-')) await process(message, how)
    }
  }

  /** The process died right after it had reserved the capital. */
  async function interrupted(clock?: Clock): Promise<MemoryStore> {
    const store = memoryStore('fund', clock)
    const commitments = [commitment('government', '10000000.00')]
    await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
    const terms = { ...dealTerms(), fundId }
    await openDeal({ store, enterprises: allKnown }, terms, { ...callOf('deal'), asking })
    let steps = 0
    const dying = store.through(async () => {
      steps += 1
      if (steps >= 5) throw new Error('killed')
    })
    await approveDeal(
      { store: dying, enterprises: allKnown },
      { ...approvalTerms(), dealId },
      callOf('approve'),
    ).catch(() => {})
    return store
  }

  test('changes nothing where the approval was recorded', async () => {
    const store = await approved()
    await told(carryOn(store), store, 2)
    expect((await store.read(deal, dealId)).map(({ actor }) => actor.subject)).toEqual([
      'u-1',
      'u-1',
    ])
    expect(await figures(store)).toEqual({ reserved: 500_000_000n, invested: 0n })
  })

  test('finishes the approval that was interrupted, as it was commanded', async () => {
    const store = await interrupted()
    await told(carryOn(store), store, 2)
    const recorded = await store.read(deal, dealId)
    expect(recorded).toHaveLength(2)
    expect(recorded[1]).toMatchObject({
      event: { type: 'DealApproved', approvedAmount: yuan('5000000.00') },
      commandId: 'approve',
      actor: { subject: 'process:fund/carry-on-approvals', onBehalfOf: 'u-1' },
    })
    const repeated = await approveDeal(
      { store, enterprises: allKnown },
      { ...approvalTerms(), dealId },
      callOf('approve'),
    )
    expect(repeated).toMatchObject({ repeated: true, version: 2 })
  })

  test('hours later is recorded when it is recorded, so that what was known in between stays as it was told', async () => {
    let now = noon
    const store = await interrupted(() => now)
    const asKnownAnHourLater = async () => {
      const recordedAt = instant('2026-11-23T05:00:00.000Z')
      return (await store.read(deal, dealId, { recordedAt })).map(({ event }) => event.type)
    }
    now = instant('2026-11-23T05:30:00.000Z')
    expect(await asKnownAnHourLater()).toEqual(['DealOpened'])
    now = instant('2026-11-23T07:00:00.000Z')
    await told(carryOn(store, now), store)
    expect(await asKnownAnHourLater()).toEqual(['DealOpened'])
    const [, approval] = await store.read(deal, dealId)
    expect(approval).toMatchObject({
      event: { type: 'DealApproved' },
      decidedAt: now,
      recordedAt: now,
    })
  })

  test('gives the capital back where the deal ended meanwhile', async () => {
    const store = await interrupted()
    const end = { dealId, withdrawnOn: localDate('2024-06-01'), reason: 'gone' }
    await dealSteps(store).withdrawDeal(end, callOf('withdraw'))
    await told(carryOn(store), store, 2)
    expect(await figures(store)).toEqual({ reserved: 0n, invested: 0n })
  })

  test('is tried again later when the store fails, rather than refused', async () => {
    const store = await interrupted()
    const failing = store.through(async () => {
      throw new Error('away')
    })
    const process = carryOnApprovals({
      store: failing,
      clock: () => noon,
      wait: async () => {},
    })
    const reservation = recordedMessages(store).find(({ type }) => type.endsWith('Reserved'))
    if (reservation === undefined) throw new Error('Nothing was reserved')
    await expect(process(reservation, handling())).rejects.toThrow('away')
    expect(await figures(store)).toEqual({ reserved: 500_000_000n, invested: 0n })
  })

  test.each([
    [noon, patienceMs],
    ['2026-11-23T04:00:01.500Z', patienceMs - 1500],
    ['2026-11-23T05:00:00.000Z', 0],
    ['2026-11-23T02:00:00.000Z', patienceMs],
  ])(
    'waits for its own command first, bounded whatever the clocks say: at %s for %i ms',
    async (now, ms) => {
      const store = await approved()
      waits.length = 0
      await told(carryOn(store, instant(now)), store)
      expect(waits).toEqual([ms])
    },
  )
})

test('What a process can not do is thrown with its refusal, so that it is parked with its cause', async () => {
  const store = await closed()
  const strange = recordedMessages(store).find(({ type }) => type.endsWith('RoundClosed'))
  if (strange === undefined) throw new Error('Nothing was closed')
  const empty = memoryStore('fund')
  const settled = settleCapitalOfDeals({ store: empty, clock: () => noon })(strange, handling())
  await expect(settled).rejects.toBeInstanceOf(ProblemError)
  await expect(settled).rejects.toMatchObject({ problem: { code: 'FUND_UNKNOWN' } })
})
