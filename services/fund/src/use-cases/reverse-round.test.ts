import { describe, expect, test } from '@jest/globals'
import { entryOf, valuesOf } from '@seedline/event-store'
import { type MemoryStore, recordedMessages, testActor } from '@seedline/testing'
import {
  formatNumeric,
  type Instant,
  instant,
  localDate,
  numeric,
  ProblemError,
} from '@seedline/values'
import fc from 'fast-check'
import { capTable } from '../cap-table/aggregate.ts'
import { roundSecurityId } from '../cap-table/round.ts'
import { deal } from '../deal/aggregate.ts'
import { fund } from '../fund/aggregate.ts'
import { fundEvents } from '../fund/events.ts'
import { capitalFigures, evolve as evolveFund, type FundState, unopened } from '../fund/state.ts'
import { carryOnReversals } from '../processes/carry-on-reversals.ts'
import { cancelled, issued, transferred } from '../testing/cap-table-samples.ts'
import { callOf } from '../testing/command-calls.ts'
import { angelPart } from '../testing/deal-samples.ts'
import { dealSteps } from '../testing/deal-steps.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { mortalStore, mortals } from '../testing/mortal.ts'
import {
  afterApproval,
  afterClosing,
  approve,
  approvedDeal,
  approveOther,
  close,
  closeAs,
  closedDeal,
  closing,
  dealId,
  fundId,
  otherId,
  record,
  reverse,
  standing,
  told,
  why,
} from '../testing/reversible-round.ts'
import { enterpriseId, noon, yuan } from '../testing/samples.ts'
import { expectDealOf } from './ownership.ts'
import { reverseApproval } from './reverse-approval.ts'

const code = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const types = async (store: MemoryStore, aggregate: typeof deal | typeof fund, id: string) =>
  (await store.read<unknown, { readonly type: string }>(aggregate as never, id)).map(
    ({ event }) => event.type,
  )

const by = testActor('fund-manager')

/** What a fund has as of each day on which anything happened. */
async function figuresByDay(store: MemoryStore) {
  const events = (await store.read(fund, fundId)).map(({ event }) => event)
  // What is of no day doesn't touch the capital.
  const dated = events.flatMap((event) => {
    const day = fundEvents.occurredOn(event)
    return day === undefined ? [] : [{ event, day }]
  })
  const days = [...new Set(dated.map(({ day }) => day))].sort()
  return days.map((day) => {
    const then = dated
      .filter((each) => each.day <= day)
      .reduce<FundState>((state, { event }) => evolveFund(state, event, by), unopened)
    if (then.status !== 'open') throw new Error('The fund is open')
    const { reserved, invested, available } = capitalFigures(then)
    return { day, reserved: reserved.minor, invested: invested.minor, available: available.minor }
  })
}

/** The process dies at that step of the reversal. */
async function interrupted(steps: number): Promise<MemoryStore> {
  const store = await closedDeal()
  let taken = 0
  const dying = store.through(async () => {
    taken += 1
    if (taken > steps) throw new Error('killed')
  })
  await reverse(dying).catch(() => {})
  return store
}

describe('The reversal of a round', () => {
  test('leaves the deal approved, its capital reserved and its shares off the cap table', async () => {
    const store = await closedDeal()
    expect(await standing(store)).toEqual(afterClosing)
    await reverse(store)
    expect(await standing(store)).toEqual(afterApproval)
    await told(store)
    expect(await standing(store)).toEqual(afterApproval)
    expect((await store.read(deal, dealId)).at(-1)).toMatchObject({
      event: {
        type: 'RoundReversed',
        closedOn: '2024-08-15',
        closingEventId: `deal-${dealId}@3`,
        backTo: 'approved',
        backOn: '2024-07-01',
        reason: why.reason,
      },
      commandId: 'reverse',
    })
  })

  test('is dated as the closing was: as of no day was anything invested', async () => {
    const store = await closedDeal()
    await reverse(store)
    const reserved = { reserved: 500_000_000n, invested: 0n, available: 100_000_000n }
    expect((await figuresByDay(store)).slice(-2)).toEqual([
      { day: '2024-07-01', ...reserved },
      { day: '2024-08-15', ...reserved },
    ])
  })

  test('lets the round be closed anew, with the right figures', async () => {
    const store = await closedDeal()
    await reverse(store)
    await told(store)
    await close(store, 'close-2')
    await told(store)
    expect(await standing(store)).toEqual(afterClosing)
    await reverse(store, 'reverse-2')
    await close(store, 'close-3')
    await told(store)
    expect(await standing(store)).toEqual(afterClosing)
    const issues = (await store.read(capTable, enterpriseId)).flatMap(({ event }) =>
      event.type === 'StockIssued' && event.dealId === dealId ? [event.securityId] : [],
    )
    expect(new Set(issues).size).toBe(6)
  })

  test('again is answered with the first outcome, also after the round closed anew', async () => {
    const store = await closedDeal()
    const first = await reverse(store)
    expect(await reverse(store)).toEqual({ ...first, repeated: true })
    await close(store, 'close-2')
    await told(store)
    expect(await reverse(store)).toEqual({ ...first, repeated: true })
    expect(await standing(store)).toEqual(afterClosing)
  })

  test('is refused of what never closed, or decided on an older version, and changes nothing', async () => {
    const open = await approvedDeal()
    expect(await code(reverse(open))).toBe('NOTHING_TO_REVERSE')
    const store = await closedDeal()
    const before = store.streams
    expect(await code(reverse(store, 'reverse', 2))).toBe('STALE_VERSION')
    expect(store.streams).toEqual(before)
    await reverse(store)
    expect(await code(reverse(store, 'reverse-2'))).toBe('NOTHING_TO_REVERSE')
  })

  test('needs no entry on the cap table: a round whose letter is parked is put right, and its letter brings nothing', async () => {
    const store = await approvedDeal()
    await close(store)
    await told(store, { but: 'rounds' })
    expect(await standing(store)).toEqual({ ...afterClosing, shares: 0, places: 1 })
    expect(await code(reverse(store))).toBe('accepted')
    expect(await standing(store)).toEqual(afterApproval)
    await told(store)
    expect(await standing(store)).toEqual(afterApproval)
  })

  test('is of one closing: its letter, replayed when the deal is closed anew, brings no shares of it', async () => {
    const store = await approvedDeal()
    await close(store)
    await told(store, { but: 'rounds' })
    await reverse(store)
    const fewer = { ...angelPart, shares: numeric('40000'), amount: yuan('500000') }
    const subscriptions = [closing.subscriptions[0] ?? angelPart, fewer]
    await closeAs(store, 'close-2', { ...closing, subscriptions })
    // The closing that was reversed is heard first.
    await told(store)
    expect(await standing(store)).toEqual(afterClosing)
    const { state } = await store.load(capTable, enterpriseId)
    const shares = valuesOf(state.securities).filter((one) => one.dealId === dealId)
    expect(shares.map(({ quantity }) => formatNumeric(quantity))).toEqual(['320000', '40000'])
    expect(await code(reverse(store, 'reverse-2'))).toBe('accepted')
    await told(store)
    expect(await standing(store)).toEqual(afterApproval)
  })

  test('of a closing anew, which waits for its entry as the first did, is no other than the first', async () => {
    const store = await approvedDeal()
    for (const turn of ['1', '2', '3']) {
      await close(store, `close-${turn}`)
      await told(store, { but: 'rounds' })
      expect(await code(reverse(store, `reverse-${turn}`))).toBe('accepted')
      expect(await standing(store)).toEqual(afterApproval)
    }
    await told(store)
    expect(await standing(store)).toEqual(afterApproval)
  })

  test('that meets the entry of its round is refused, and may be asked for again', async () => {
    const store = await approvedDeal()
    await close(store)
    await told(store, { but: 'rounds' })
    const entering = store.through(async () => {
      // The round enters once the fund has reserved again what it had invested.
      const isBegun = (await types(store, fund, fundId)).at(-1) === 'InvestmentReversed'
      if (isBegun) await told(store, { but: 'reversals' })
    })
    expect(await code(reverse(entering))).toBe('CAP_TABLE_CHANGED')
    expect(await standing(store)).toEqual(afterClosing)
    expect(await code(reverse(store, 'reverse-2'))).toBe('accepted')
    expect(await standing(store)).toEqual(afterApproval)
  })

  test('waits for the fund', async () => {
    const store = await approvedDeal()
    await close(store)
    await told(store, { but: 'capital' })
    expect(await code(reverse(store))).toBe('ROUND_BEING_SETTLED')
    expect(await standing(store)).toMatchObject({ status: 'closed', shares: 2 })
  })

  test('is refused where the shares were handed on, and what was invested stays so', async () => {
    const store = await closedDeal()
    const handedOn = transferred(roundSecurityId(dealId, 'angel-1'), 'A', '10')
    await record(store, 'handed on', { ...handedOn, transferredOn: localDate('2024-09-01') })
    expect(await code(reverse(store))).toBe('REVERSAL_IN_THE_WAY')
    await told(store)
    expect(await standing(store)).toMatchObject({ ...afterClosing, shares: 2 })
    expect((await types(store, fund, fundId)).slice(-3)).toEqual([
      'InvestmentReversed',
      'CapitalInvested',
      'CapitalReleased',
    ])
    expect((await figuresByDay(store)).at(-1)).toMatchObject({
      invested: 400_000_000n,
      available: 200_000_000n,
    })
    // Given back is given back: the same request is not begun again.
    expect(await code(reverse(store))).toBe('COMMAND_GIVEN_BACK')
  })

  test('is refused where what the closing had left over is promised elsewhere since', async () => {
    const store = await closedDeal()
    await approveOther(store, 'approve other', '1000000.01')
    expect(await code(reverse(store))).toBe('RELEASED_CAPITAL_IN_USE')
    expect(await standing(store)).toMatchObject({ stage: 'invested', shares: 2 })
    await reverseApproval(store, { dealId: otherId, ...why }, callOf('reverse other'))
    expect(await code(reverse(store))).toBe('accepted')
  })
})

describe('A reversal that was interrupted', () => {
  test('wherever it was, comes true as a whole or not at all, and its repetition is answered', async () => {
    const begun = new Set<boolean>()
    for (let steps = 1; steps <= 16; steps += 1) {
      const store = await interrupted(steps)
      const isBegun = (await types(store, fund, fundId)).includes('InvestmentReversed')
      begun.add(isBegun)
      await told(store)
      expect(await standing(store)).toEqual(isBegun ? afterApproval : afterClosing)
      expect(await code(reverse(store))).toBe('accepted')
      await told(store)
      expect(await standing(store)).toEqual(afterApproval)
    }
    expect(begun.size).toBe(2)
  })

  test('wherever it was, comes true where it is asked for again before anybody carried it on', async () => {
    for (let steps = 1; steps <= 16; steps += 1) {
      const store = await interrupted(steps)
      expect([steps, await code(reverse(store))]).toEqual([steps, 'accepted'])
      await told(store)
      expect(await standing(store)).toEqual(afterApproval)
    }
  })

  test('is carried on as it was commanded, for whom, and recorded when it was', async () => {
    const store = await untilBegun()
    const later = instant('2026-11-23T07:00:00.000Z')
    await told(store, { now: later })
    expect((await store.read(deal, dealId)).at(-1)).toMatchObject({
      event: { type: 'RoundReversed', closingEventId: `deal-${dealId}@3`, ...why },
      commandId: 'reverse',
      recordedAt: later,
      actor: { subject: 'process:fund/carry-on-reversals', onBehalfOf: 'u-1' },
    })
  })

  test('holds up another one, and is given back where the cap table went on meanwhile', async () => {
    const store = await untilBegun()
    expect(await code(reverse(store, 'reverse-2'))).toBe('ROUND_BEING_SETTLED')
    await record(store, 'more', issued('more', 'A', '5', { stockClassId: 'reg' }))
    await told(store)
    expect(await standing(store)).toEqual(afterClosing)
    expect(await code(reverse(store))).toBe('COMMAND_GIVEN_BACK')
    expect(await code(reverse(store, 'reverse-3'))).toBe('accepted')
  })

  test('is heard of again long after without effect, whatever became of deal, fund and cap table since', async () => {
    const given = await untilBegun()
    await record(given, 'more', issued('more', 'A', '5', { stockClassId: 'reg' }))
    await told(given)
    const done = await closedDeal()
    await reverse(done)
    const closedAnew = await closedDeal()
    await reverse(closedAnew)
    await close(closedAnew, 'close-2')
    await told(closedAnew)
    const unapproved = await closedDeal()
    await reverse(unapproved)
    await reverseApproval(unapproved, { dealId, ...why }, callOf('reverse approval'))
    for (const store of [given, done, closedAnew, unapproved]) {
      const before = new Map(store.streams)
      await carriedOn(store, instant('2028-01-01T00:00:00.000Z'))
      expect(store.streams).toEqual(before)
    }
  })

  test('comes true where its fund was handed over meanwhile, in the name of who began it', async () => {
    const store = await untilBegun()
    const handing = { fundId, organisation: 'next', reason: 'sold' }
    await fundSteps(store).changeFundManager(handing, callOf('handed'))
    await told(store)
    expect(await standing(store)).toEqual(afterApproval)
    expect((await store.read(deal, dealId)).at(-1)).toMatchObject({
      event: { type: 'RoundReversed' },
      actor: { onBehalfOf: 'u-1', organisation: 'fund' },
    })
    // From then on the deal is the next one's, who may close it anew.
    const asker = { actor: testActor('fund-manager', { organisation: 'next' }), changes: true }
    expect(await code(expectDealOf(store, dealId, asker))).toBe('accepted')
    const before = { actor: testActor('fund-manager', { organisation: 'fund' }), changes: true }
    expect(await code(expectDealOf(store, dealId, before))).toBe('DEAL_UNKNOWN')
  })

  /** The process hears once more of every reversal that was begun. */
  async function carriedOn(store: MemoryStore, now: Instant): Promise<void> {
    const process = carryOnReversals({ store, clock: () => now, wait: async () => {} })
    const begun = recordedMessages(store).filter(({ type }) => type.endsWith('InvestmentReversed'))
    expect(begun.length).toBeGreaterThan(0)
    for (const message of begun) await process(message, { deadline: new Date(Date.now() + 5000) })
  }

  test('is tried again later when the store fails, rather than refused', async () => {
    const store = await untilBegun()
    const failing = store.through(async () => {
      throw new Error('away')
    })
    const process = carryOnReversals({ store: failing, clock: () => noon, wait: async () => {} })
    const begun = recordedMessages(store).find(({ type }) => type.endsWith('InvestmentReversed'))
    if (begun === undefined) throw new Error('Nothing was begun')
    await expect(process(begun, { deadline: new Date(Date.now() + 5000) })).rejects.toThrow('away')
    expect((await types(store, fund, fundId)).at(-1)).toBe('InvestmentReversed')
  })

  async function untilBegun(): Promise<MemoryStore> {
    for (let steps = 1; ; steps += 1) {
      const store = await interrupted(steps)
      if ((await types(store, fund, fundId)).includes('InvestmentReversed')) return store
    }
  }
})

describe('Reversals, closings, approvals and transactions at once, each dying or failing anywhere', () => {
  const step = fc.constantFrom(
    'reverse',
    'reverse-2',
    'close-2',
    'reverse approval',
    'approve-2',
    'approve other',
    'withdraw',
    'handed on',
    'more',
  )
  const actions = mortals(step, {
    faults: ['none', 'none', 'dies', 'fails once', 'loses an answer'],
    steps: 14,
  })

  const act = (store: MemoryStore, name: string): Promise<unknown> => {
    switch (name) {
      case 'close-2':
        return close(store, name)
      case 'approve-2':
        return approve(store, name)
      case 'approve other':
        return approveOther(store, name, '1500000')
      case 'reverse approval':
        return reverseApproval(store, { dealId, ...why }, callOf(name))
      case 'withdraw': {
        const end = { dealId, withdrawnOn: localDate('2024-09-01'), reason: 'gone' }
        return dealSteps(store).withdrawDeal(end, callOf(name))
      }
      case 'handed on': {
        const security = roundSecurityId(dealId, 'angel-1')
        const moved = cancelled(security, '10', { cancelledOn: localDate('2024-09-01') })
        return record(store, name, moved)
      }
      case 'more':
        return record(store, name, issued('more', 'A', '5', { stockClassId: 'reg' }))
      default:
        return reverse(store, name)
    }
  }

  test('deal, fund and cap table end as one, and money adds up as of every day', async () => {
    await fc.assert(
      fc.asyncProperty(actions, actions, fc.scheduler(), async (planned, afterwards, scheduler) => {
        const store = await closedDeal()
        for (const some of [planned, afterwards]) {
          const all = some.map((each) =>
            act(mortalStore(store, each, scheduler), each.step).catch(() => undefined),
          )
          all.push(told(store.through(() => scheduler.schedule(Promise.resolve(), 'process'))))
          await scheduler.waitFor(Promise.all(all))
          await told(store)
          await expectWhole(store)
        }
      }),
      { numRuns: 150 },
    )
  }, 120_000)

  async function expectWhole(store: MemoryStore): Promise<void> {
    const { status, stage, amount, shares, places } = await standing(store)
    expect(places).toBe(0)
    const { state: table } = await store.load(capTable, enterpriseId)
    expect(entryOf(table.rounds, dealId) ?? false).toBe(status === 'closed')
    expect(shares > 0).toBe(status === 'closed')
    const owed = { approved: afterApproval, closed: afterClosing }[status as string]
    expect({ stage, amount }).toEqual(
      owed ? { stage: owed.stage, amount: owed.amount } : { stage: 'free', amount: 0n },
    )
    for (const { reserved, invested, available } of await figuresByDay(store)) {
      for (const minor of [reserved, invested, available]) expect(minor >= 0n).toBe(true)
      expect(reserved + invested + available).toBe(600_000_000n)
    }
  }
})
