import { describe, expect, test } from '@jest/globals'
import { refusal } from '@seedline/contracts/refusals'
import { type CommandCall, entryOf } from '@seedline/event-store'
import { type MemoryStore, memoryStore } from '@seedline/testing'
import { instant, localDate, ProblemError } from '@seedline/values'
import fc from 'fast-check'
import { deal } from '../deal/aggregate.ts'
import type { FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { capitalFigures } from '../fund/state.ts'
import { allKnown, asking, callOf, dealIdOf, fundIdOf } from '../testing/command-calls.ts'
import { approveDeal as approvalOf, openDeal as dealTerms } from '../testing/deal-samples.ts'
import { dealSteps } from '../testing/deal-steps.ts'
import { commitment, openFund as fundTerms } from '../testing/fund-samples.ts'
import { fundSteps } from '../testing/fund-steps.ts'
import { mortalStore, mortals } from '../testing/mortal.ts'
import { yuan } from '../testing/samples.ts'
import { approveDeal } from './approve-deal.ts'
import { approveReserved, cancelReservation } from './approve-reserved.ts'
import type { Enterprises, Standing } from './enterprise-standing.ts'
import { isFinal } from './is-final.ts'
import { openDeal } from './open-deal.ts'
import { settleCapital } from './settle-capital.ts'

const fundId = fundIdOf('fund')
const first = dealIdOf('deal-1')
const second = dealIdOf('deal-2')

/** A fund of 100 yuan with two deals in screening. */
async function portfolio(): Promise<MemoryStore> {
  const store = memoryStore('fund')
  const commitments = [commitment('government', '100.00')]
  await fundSteps(store).openFund({ ...fundTerms(), commitments }, callOf('fund'))
  for (const command of ['deal-1', 'deal-2']) {
    const terms = { ...dealTerms(), fundId, proposedAmount: yuan('80.00') }
    await openDeal({ store, enterprises: allKnown }, terms, { ...callOf(command), asking })
  }
  return store
}

const approval = (dealId = first, amount = '60.00') => ({
  ...approvalOf(),
  dealId,
  approvedAmount: yuan(amount),
})

async function figures(store: MemoryStore) {
  const { state } = await store.load(fund, fundId)
  if (state.status !== 'open') throw new Error('The fund is open')
  const { reserved, invested, available } = capitalFigures(state)
  return { reserved: reserved.minor, invested: invested.minor, available: available.minor }
}

/** Enterprises of which this service knows one thing, and the registry another. */
const enterprisesOf = (here: Standing | undefined, there: Standing | undefined): Enterprises => ({
  known: async () => here,
  ask: async () => there,
})
const closedOn = (day: string): Standing => ({ closedOn: localDate(day) })

const statusOf = async (store: MemoryStore, dealId = first) =>
  (await store.load(deal, dealId)).state.status

const code = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

describe('Approving a deal', () => {
  test('reserves its amount on the fund, then records the approval', async () => {
    const store = await portfolio()
    const outcome = await approveDeal(
      { store, enterprises: allKnown },
      approval(),
      callOf('approve'),
    )
    expect(outcome).toMatchObject({ id: first, version: 2, repeated: false })
    expect(await figures(store)).toEqual({ reserved: 6000n, invested: 0n, available: 4000n })
    expect(await statusOf(store)).toBe('approved')
  })

  test('is refused for a day before the money was committed, and reserves nothing', async () => {
    const store = await portfolio()
    const more = { ...commitment('enterprise', '10.00'), committedOn: localDate('2024-08-01') }
    await fundSteps(store).addCommitment({ fundId, commitment: more }, callOf('more'))
    const before = { ...approval(first, '110.00'), approvedOn: localDate('2024-07-31') }
    expect(
      await code(approveDeal({ store, enterprises: allKnown }, before, callOf('approve'))),
    ).toBe('EXCEEDS_COMMITMENTS_ON_DAY')
    expect(await figures(store)).toMatchObject({ reserved: 0n })
    const then = { ...before, approvedOn: localDate('2024-08-01') }
    expect(
      await code(approveDeal({ store, enterprises: allKnown }, then, callOf('approve-2'))),
    ).toBe('accepted')
  })

  test('is refused for what another deal has reserved, and then reserves nothing', async () => {
    const store = await portfolio()
    await approveDeal(
      { store, enterprises: allKnown },
      approval(first, '60.00'),
      callOf('approve-1'),
    )
    const again = approveDeal(
      { store, enterprises: allKnown },
      approval(second, '40.01'),
      callOf('approve-2'),
    )
    expect(await code(again)).toBe('EXCEEDS_COMMITMENTS')
    expect(await figures(store)).toMatchObject({ reserved: 6000n })
    expect(await statusOf(store, second)).toBe('screening')
    await approveDeal(
      { store, enterprises: allKnown },
      approval(second, '40.00'),
      callOf('approve-3'),
    )
    expect(await figures(store)).toMatchObject({ available: 0n })
  })

  test('reserves nothing where the deal can not be approved', async () => {
    const store = await portfolio()
    const without = { ...approval(), evidence: [] }
    expect(await code(approveDeal({ store, enterprises: allKnown }, without, callOf('a')))).toBe(
      'EVIDENCE_MISSING',
    )
    const stale = callOf('b', { expectedVersion: 7 })
    expect(await code(approveDeal({ store, enterprises: allKnown }, approval(), stale))).toBe(
      'STALE_VERSION',
    )
    const unknown = approval(dealIdOf('never'))
    expect(await code(approveDeal({ store, enterprises: allKnown }, unknown, callOf('c')))).toBe(
      'DEAL_UNKNOWN',
    )
    expect(await figures(store)).toMatchObject({ reserved: 0n })
  })

  test('answers a repetition with the first outcome, and refuses another request under its id', async () => {
    const store = await portfolio()
    const call = callOf('approve', { requestHash: 'one' })
    const outcome = await approveDeal({ store, enterprises: allKnown }, approval(), call)
    const repeated = await approveDeal({ store, enterprises: allKnown }, approval(), call)
    expect(repeated).toEqual({ ...outcome, repeated: true })
    const other = callOf('approve', { requestHash: 'two' })
    const another = approveDeal({ store, enterprises: allKnown }, approval(first, '1.00'), other)
    expect(await code(another)).toBe('IDEMPOTENCY_KEY_REUSED')
    expect(await figures(store)).toMatchObject({ reserved: 6000n })
  })

  test('under a command id that the deal knows from another step reserves nothing for good', async () => {
    const store = await portfolio()
    const step = { dealId: first, startedOn: localDate('2024-05-20') }
    await dealSteps(store).startDueDiligence(step, callOf('same', { requestHash: 'one' }))
    const call = callOf('same', { requestHash: 'two' })
    expect(await code(approveDeal({ store, enterprises: allKnown }, approval(), call))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
    expect(await code(approveDeal({ store, enterprises: allKnown }, approval(), call))).toBe(
      'IDEMPOTENCY_KEY_REUSED',
    )
    expect(await figures(store)).toMatchObject({ reserved: 0n })
  })

  test('gives its reservation back when the deal was withdrawn in between', async () => {
    const store = await portfolio()
    const withdrawal = { dealId: first, withdrawnOn: localDate('2024-06-01'), reason: 'gone' }
    let steps = 0
    // Two looks at the deal, one at the fund, the record of the reservation; then the deal is withdrawn by another.
    const slow = store.through(async () => {
      steps += 1
      if (steps === 5) await dealSteps(store).withdrawDeal(withdrawal, callOf('withdraw'))
    })
    expect(
      await code(
        approveDeal({ store: slow, enterprises: allKnown }, approval(), callOf('approve')),
      ),
    ).toBe('DEAL_ENDED')
    expect(await figures(store)).toEqual({ reserved: 0n, invested: 0n, available: 10000n })
  })

  test('says that its outcome is unknown when the store fails after the reservation', async () => {
    const store = await portfolio()
    let steps = 0
    const failing = store.through(async () => {
      steps += 1
      if (steps >= 5) throw away()
    })
    const failed = approveDeal(
      { store: failing, enterprises: allKnown },
      approval(),
      callOf('approve'),
    )
    expect(await code(failed)).toBe('OUTCOME_UNKNOWN')
    expect(await figures(store)).toMatchObject({ reserved: 6000n })
    await approveDeal({ store, enterprises: allKnown }, approval(), callOf('approve'))
    expect(await statusOf(store)).toBe('approved')
  })
})

const away = () => refusal('EVENT_STORE_UNAVAILABLE')

/** What the process does with a reservation, whoever made it. */
async function carryOn(store: MemoryStore): Promise<void> {
  for (const { event, recordedAt } of await store.read(fund, fundId)) {
    if (event.type !== 'CapitalReserved') continue
    const { approvalCommandId, dealId, amount, reservedOn, evidence } = event
    const call: CommandCall = callOf(approvalCommandId, {
      at: recordedAt,
      expectedVersion: event.expectedDealVersion,
    })
    const approved = {
      fundId: event.fundId,
      dealId,
      approvedAmount: amount,
      approvedOn: reservedOn,
      evidence,
    }
    await approveReserved(store, approved, call).catch(async (error: unknown) => {
      if (!isFinal(error)) throw error
      await cancelReservation(store, { fundId: fundId as FundId, dealId }, call)
    })
  }
}

/** What the other process does with a deal that ended. */
async function settle(store: MemoryStore, dealId = first): Promise<void> {
  for (const { event, eventId, version } of await store.read(deal, dealId)) {
    if (event.type === 'DealWithdrawn')
      await settleCapital(store, { end: event, version }, callOf(`settle ${eventId}`))
  }
}

describe('Whenever a process dies or another comes between', () => {
  const step = fc.constantFrom('approve-1', 'approve-1b', 'approve-2', 'withdraw', 'diligence')
  const actions = mortals(step, {
    faults: ['none', 'dies', 'fails once', 'loses an answer'],
    steps: 9,
  })

  const act = (store: MemoryStore, name: string): Promise<unknown> => {
    const on = localDate('2024-06-01')
    switch (name) {
      case 'withdraw':
        return dealSteps(store).withdrawDeal(
          { dealId: first, withdrawnOn: on, reason: 'gone' },
          callOf('withdraw'),
        )
      case 'diligence':
        return dealSteps(store).startDueDiligence(
          { dealId: first, startedOn: on },
          callOf('diligence'),
        )
      case 'approve-2':
        return approveDeal(
          { store, enterprises: allKnown },
          approval(second, '50.00'),
          callOf('approve-2'),
        )
      default:
        return approveDeal(
          { store, enterprises: allKnown },
          approval(first, name === 'approve-1' ? '60.00' : '30.00'),
          callOf(name, { expectedVersion: name === 'approve-1' ? 1 : 0 }),
        )
    }
  }

  test('every approved deal has its amount reserved, and in the end no other reservation stands', async () => {
    await fc.assert(
      fc.asyncProperty(actions, fc.scheduler(), async (planned, scheduler) => {
        const store = await portfolio()
        const all = planned.map((each) =>
          act(mortalStore(store, each, scheduler, away), each.step).catch(() => undefined),
        )
        all.push(carryOn(store.through(() => scheduler.schedule(Promise.resolve(), 'process'))))
        await scheduler.waitFor(Promise.all(all))
        await expectReserved(store, false)
        await carryOn(store)
        await settle(store)
        await expectReserved(store, true)
      }),
      { numRuns: 300 },
    )
  })

  async function expectReserved(store: MemoryStore, exactly: boolean): Promise<void> {
    const { state } = await store.load(fund, fundId)
    if (state.status !== 'open') throw new Error('The fund is open')
    for (const dealId of [first, second]) {
      const { state: its } = await store.load(deal, dealId)
      const reserved = entryOf(state.allocations, dealId)?.amount.minor
      if (its.status === 'approved') expect(reserved).toBe(its.approvedAmount.minor)
      else if (exactly) expect(reserved).toBeUndefined()
    }
    expect((await figures(store)).available).toBeGreaterThanOrEqual(0n)
  }
})

test('An approval is carried on as of when its money was reserved: a clock behind refuses nothing', async () => {
  const store = await portfolio()
  const reservedAt = instant('2026-11-23T04:00:00.000Z')
  const today = { ...approval(), approvedOn: localDate('2026-11-23') }
  let steps = 0
  const dying = store.through(async () => {
    steps += 1
    if (steps >= 5) throw new Error('killed')
  })
  await approveDeal(
    { store: dying, enterprises: allKnown },
    today,
    callOf('approve', { at: reservedAt }),
  ).catch(() => undefined)
  await carryOn(store)
  expect(await statusOf(store)).toBe('approved')
})

describe('The approval of a deal whose enterprise was closed', () => {
  const { approvedOn } = approval()
  const before = closedOn('2024-01-01')

  test.each([
    ['as this service knows', enterprisesOf(before, undefined), 'ENTERPRISE_CLOSED'],
    ['as the registry alone knows', enterprisesOf(undefined, before), 'ENTERPRISE_CLOSED'],
    ['and that nobody knows', enterprisesOf(undefined, undefined), 'ENTERPRISE_UNKNOWN'],
  ])('is refused, %s, and promises nothing', async (_how, enterprises, refused) => {
    const store = await portfolio()
    const approving = approveDeal({ store, enterprises }, approval(), callOf('approve'))
    expect(await code(approving)).toBe(refused)
    expect(await figures(store)).toMatchObject({ reserved: 0n })
    expect(await statusOf(store)).toBe('screening')
  })

  test('is taken for its last day', async () => {
    const store = await portfolio()
    const enterprises = enterprisesOf(undefined, closedOn(approvedOn))
    expect(await code(approveDeal({ store, enterprises }, approval(), callOf('approve')))).toBe(
      'accepted',
    )
  })

  test('is not taken while nothing is known here and the registry can not be asked', async () => {
    const store = await portfolio()
    const away: Enterprises = {
      known: async () => undefined,
      ask: async () => {
        throw refusal('REGISTRY_UNAVAILABLE', { enterprise_id: 'e' })
      },
    }
    const approving = approveDeal({ store, enterprises: away }, approval(), callOf('approve'))
    expect(await code(approving)).toBe('REGISTRY_UNAVAILABLE')
    expect(await figures(store)).toMatchObject({ reserved: 0n })
  })

  test('again is answered with the first outcome, whatever became of the enterprise', async () => {
    const store = await portfolio()
    const taken = await approveDeal({ store, enterprises: allKnown }, approval(), callOf('approve'))
    const enterprises = enterprisesOf(before, undefined)
    expect(await approveDeal({ store, enterprises }, approval(), callOf('approve'))).toEqual({
      ...taken,
      repeated: true,
    })
  })
})
