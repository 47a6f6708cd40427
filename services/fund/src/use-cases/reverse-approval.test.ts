import { describe, expect, test } from '@jest/globals'
import type { MemoryStore } from '@seedline/testing'
import { localDate, ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import { fund } from '../fund/aggregate.ts'
import { callOf } from '../testing/command-calls.ts'
import { dealSteps } from '../testing/deal-steps.ts'
import {
  afterApproval,
  approve,
  approvedDeal,
  close,
  closedDeal,
  dealId,
  fundId,
  standing,
  told,
  why,
} from '../testing/reversible-round.ts'
import { reverseApproval } from './reverse-approval.ts'

const reverse = (store: MemoryStore, command = 'reverse', expectedVersion = 0) =>
  reverseApproval(store, { dealId, ...why }, callOf(command, { expectedVersion }))

const code = async (outcome: Promise<unknown>): Promise<string> =>
  outcome.then(
    () => 'accepted',
    (error) => (error instanceof ProblemError ? error.problem.code : String(error)),
  )

const afterReversal = {
  ...afterApproval,
  status: 'screening',
  stage: 'free',
  amount: 0n,
  available: 600_000_000n,
}

const lastOfFund = async (store: MemoryStore) => (await store.read(fund, fundId)).at(-1)

describe('The reversal of an approval', () => {
  test('leaves the deal where it was, and its capital free at once', async () => {
    const store = await approvedDeal()
    await reverse(store)
    expect(await standing(store)).toEqual(afterReversal)
    expect((await store.read(deal, dealId)).at(-1)?.event).toMatchObject({
      type: 'ApprovalReversed',
      approvedOn: '2024-07-01',
      backTo: 'screening',
      backOn: '2024-05-06',
    })
  })

  test('is dated as the approval was: as of no day is the capital held', async () => {
    const store = await approvedDeal()
    await reverse(store)
    expect((await lastOfFund(store))?.event).toMatchObject({
      type: 'CapitalReleased',
      releasedOn: '2024-07-01',
      reason: 'approval-reversed',
    })
  })

  test('is told to the fund once, whoever tells it first', async () => {
    const store = await approvedDeal()
    await reverse(store)
    const before = await store.read(fund, fundId)
    await told(store)
    expect(await store.read(fund, fundId)).toEqual(before)
  })

  test('is carried on where it died before the fund heard of it', async () => {
    const outcomes = new Set<string>()
    for (let steps = 1; steps <= 8; steps += 1) {
      const store = await approvedDeal()
      let taken = 0
      const dying = store.through(async () => {
        taken += 1
        if (taken > steps) throw new Error('killed')
      })
      await reverse(dying).catch(() => {})
      const { status } = await standing(store)
      outcomes.add(status)
      await told(store)
      expect(await standing(store)).toEqual(status === 'approved' ? afterApproval : afterReversal)
      expect(await code(reverse(store))).toBe('accepted')
      expect(await standing(store)).toEqual(afterReversal)
    }
    expect(outcomes).toEqual(new Set(['approved', 'screening']))
  })

  test('never frees what a later approval has reserved, however late it is told', async () => {
    const store = await approvedDeal()
    await reverse(store)
    await approve(store, 'approve-2')
    await told(store)
    expect(await standing(store)).toEqual(afterApproval)
  })

  test('is refused where the round closed, or is being closed', async () => {
    expect(await code(reverse(await closedDeal()))).toBe('LATER_STEP_STANDS')
    const store = await approvedDeal()
    let taken = 0
    const dying = store.through(async () => {
      taken += 1
      if (taken > 4) throw new Error('killed')
    })
    await close(dying).catch(() => {})
    expect(await standing(store)).toMatchObject({ status: 'approved', places: 1 })
    expect(await code(reverse(store))).toBe('CLOSING_UNDER_WAY')
  })

  test('that comes between makes a closing give its place back', async () => {
    const store = await approvedDeal()
    let reversed = false
    const raced = store.through(async () => {
      const { places } = await standing(store)
      if (reversed || places === 0) return
      reversed = true
      // As by a process that looked before the place was kept.
      await dealSteps(store).reverseApproval({ dealId, ...why }, callOf('reverse'))
    })
    expect(await code(close(raced))).toBe('DEAL_NOT_APPROVED')
    await told(store)
    expect(await standing(store)).toEqual(afterReversal)
  })

  test('is refused of what is not approved, or decided on an older version', async () => {
    const store = await approvedDeal()
    expect(await code(reverse(store, 'reverse', 1))).toBe('STALE_VERSION')
    await reverse(store)
    expect(await code(reverse(store, 'reverse-2'))).toBe('NOTHING_TO_REVERSE')
  })
})

describe('An approval that was given back', () => {
  const end = { dealId, declinedOn: localDate('2024-06-01'), reason: 'no' }

  /** It dies once its capital is reserved; then the deal is declined, and that is taken back. */
  async function reopened(): Promise<MemoryStore> {
    const store = await approvedDeal()
    await reverse(store)
    let taken = 0
    const dying = store.through(async () => {
      taken += 1
      if (taken > 4) throw new Error('killed')
    })
    await approve(dying, 'approve-2').catch(() => {})
    expect(await standing(store)).toMatchObject({ status: 'screening', stage: 'reserved' })
    await dealSteps(store).declineDeal(end, callOf('decline'))
    await dealSteps(store).reopenDeal({ dealId, ...why }, callOf('reopen'))
    return store
  }

  test('is not carried on when the deal was declined and reopened in between', async () => {
    const store = await reopened()
    await told(store)
    expect(await standing(store)).toEqual(afterReversal)
    expect(await code(approve(store, 'approve-2'))).toBe('COMMAND_GIVEN_BACK')
    expect(await code(approve(store, 'approve-3'))).toBe('accepted')
  })

  test('does not come true under the same key either', async () => {
    const store = await reopened()
    expect(await code(approve(store, 'approve-2'))).toBe('DEAL_CHANGED')
    expect(await standing(store)).toEqual(afterReversal)
  })

  test('is not freed by a decline that is told late', async () => {
    const store = await approvedDeal()
    await reverse(store)
    await dealSteps(store).declineDeal(end, callOf('decline'))
    await dealSteps(store).reopenDeal({ dealId, ...why }, callOf('reopen'))
    await approve(store, 'approve-2')
    await told(store)
    expect(await standing(store)).toEqual(afterApproval)
  })
})
