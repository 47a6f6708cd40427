import { describe, expect, test } from '@jest/globals'
import { entryOf } from '@seedline/event-store'
import { specification, testActor } from '@seedline/testing'
import { addDays, deriveId, localDate, moneyOf } from '@seedline/values'
import fc from 'fast-check'
import {
  addCommitment,
  commitment,
  committed,
  fundOpened,
  invested,
  released,
  reserve,
  reserved,
} from '../testing/fund-samples.ts'
import { dealId, fundId, otherDealId, yuan } from '../testing/samples.ts'
import type { FundCommand } from './commands.ts'
import { decide } from './decide.ts'
import { type FundEvent, fundEvents } from './events.ts'
import { capitalFigures, evolve, type FundState, unopened } from './state.ts'

const fund = specification({ initial: unopened, decide, evolve })
const opened = [fundOpened, committed('government', '100.00')] as const
const on = localDate('2024-09-01')
const release = {
  type: 'ReleaseCapital',
  fundId,
  dealId,
  approvalCommandId: 'approve-1',
  on,
  reason: 'withdrawn',
} as const
const cancel = {
  type: 'CancelReservation',
  fundId,
  dealId,
  approvalCommandId: 'approve-1',
} as const
const invest = (amount: string): FundCommand => ({
  type: 'InvestCapital',
  fundId,
  dealId,
  amount: yuan(amount),
  on,
})

describe('Reserving capital', () => {
  test('promises as much as is committed, to the last fen', () => {
    fund
      .given(...opened)
      .when(reserve('100.00'))
      .then(reserved('100.00'))
  })

  test('is refused above the commitments, with the figures', () => {
    fund
      .given(...opened)
      .when(reserve('100.01'))
      .thenRejected('EXCEEDS_COMMITMENTS', {
        amount: '100.01',
        committed: '100.00',
        reserved: '0.00',
        invested: '0.00',
        available: '100.00',
        currency: 'CNY',
      })
  })

  test('counts what other deals have reserved', () => {
    const other = reserved('60.00', { dealId: otherDealId })
    fund
      .given(...opened, other)
      .when(reserve('40.01'))
      .thenRejected('EXCEEDS_COMMITMENTS', { reserved: '60.00', available: '40.00' })
    fund
      .given(...opened, other)
      .when(reserve('40.00'))
      .then(reserved('40.00'))
  })

  test('counts what other deals have invested', () => {
    const past = [reserved('60.00'), invested('60.00')]
    fund
      .given(...opened, ...past)
      .when(reserve('40.01', { dealId: otherDealId }))
      .thenRejected('EXCEEDS_COMMITMENTS', { invested: '60.00', available: '40.00' })
  })

  test('may use again what was released', () => {
    fund
      .given(...opened, reserved('100.00', { dealId: otherDealId }), {
        ...released('100.00', 'declined'),
        dealId: otherDealId,
      })
      .when(reserve('100.00', { reservedOn: on }))
      .then(reserved('100.00', { reservedOn: on }))
  })

  test('may use what a round that closed for less left over', () => {
    const past = [reserved('60.00'), invested('50.00'), released('10.00', 'closed-for-less')]
    fund
      .given(...opened, ...past)
      .when(reserve('50.00', { dealId: otherDealId, reservedOn: on }))
      .then(reserved('50.00', { dealId: otherDealId, reservedOn: on }))
    fund
      .given(...opened, ...past)
      .when(reserve('50.01', { dealId: otherDealId, reservedOn: on }))
      .thenRejected('EXCEEDS_COMMITMENTS')
  })

  test('is refused for a day as of which less had been committed, naming the day', () => {
    fund
      .given(...opened, committed('enterprise', '50.00', { committedOn: on }))
      .when(reserve('100.01'))
      .thenRejected('EXCEEDS_COMMITMENTS_ON_DAY', {
        day: '2024-07-01',
        amount: '100.01',
        available: '100.00',
        currency: 'CNY',
      })
    fund
      .given(...opened, committed('enterprise', '50.00', { committedOn: on }))
      .when(reserve('100.01', { reservedOn: on }))
      .then(reserved('100.01', { reservedOn: on }))
  })

  test('is refused where it would take on a later day what was promised then', () => {
    const other = reserved('60.00', { dealId: otherDealId, reservedOn: localDate('2024-08-01') })
    const given = [...opened, other, { ...released('60.00', 'declined'), dealId: otherDealId }]
    fund
      .given(...given)
      .when(reserve('40.01'))
      .thenRejected('EXCEEDS_COMMITMENTS_ON_DAY', { day: '2024-08-01', available: '40.00' })
    fund
      .given(...given)
      .when(reserve('40.00'))
      .then(reserved('40.00'))
  })

  test('is not held by an approval of that day that was refused', () => {
    const refused = { ...released('100.00', 'approval-refused', '2024-07-01'), dealId: otherDealId }
    fund
      .given(...opened, reserved('100.00', { dealId: otherDealId }), refused)
      .when(reserve('100.00'))
      .then(reserved('100.00'))
  })

  test('waits for another approval of the same deal', () => {
    fund
      .given(...opened, reserved('10.00'))
      .when(reserve('10.00', { approvalCommandId: 'approve-2' }))
      .thenRejected('APPROVAL_UNDER_WAY', { deal_id: dealId })
  })

  test('is refused in another currency', () => {
    fund
      .given(...opened)
      .when(reserve('1.00', { amount: moneyOf('USD', '1.00') }))
      .thenRejected('CURRENCY_MISMATCH')
  })

  test('is refused by a fund that was never opened', () => {
    fund.given().when(reserve('1.00')).thenRejected('FUND_UNKNOWN')
  })
})

describe('Giving a reservation back', () => {
  test('frees all of it when the deal ends without a round', () => {
    fund
      .given(...opened, reserved('60.00'))
      .when(release)
      .then(released('60.00', 'withdrawn'))
  })

  test('does nothing when the deal ended before its approval', () => {
    fund
      .given(...opened)
      .when(release)
      .thenNothing()
  })

  test('does nothing once it was given back', () => {
    fund
      .given(...opened, reserved('60.00'), released('60.00', 'withdrawn'))
      .when(release)
      .thenNothing()
  })

  test('never touches what was invested', () => {
    fund
      .given(...opened, reserved('60.00'), invested('60.00'))
      .when(release)
      .thenNothing()
  })

  test('frees it when its approval was refused after all', () => {
    fund
      .given(...opened, reserved('60.00'))
      .when(cancel)
      .then(released('60.00', 'approval-refused', '2024-07-01'))
  })

  test("leaves another approval's reservation alone", () => {
    fund
      .given(...opened, reserved('60.00', { approvalCommandId: 'approve-2' }))
      .when(cancel)
      .thenNothing()
  })

  test('does nothing where nothing is reserved', () => {
    fund
      .given(...opened)
      .when(cancel)
      .thenNothing()
  })
})

describe('Investing reserved capital', () => {
  test('turns all of it into an investment', () => {
    fund
      .given(...opened, reserved('60.00'))
      .when(invest('60.00'))
      .then(invested('60.00'))
  })

  test('releases what the round did not take, in the same commit', () => {
    fund
      .given(...opened, reserved('60.00'))
      .when(invest('59.99'))
      .then(invested('59.99'), released('0.01', 'closed-for-less'))
  })

  test('is a fault when more comes than was reserved', () => {
    fund
      .given(...opened, reserved('60.00'))
      .when(invest('60.01'))
      .thenRejected('INVESTS_MORE_THAN_RESERVED')
  })

  test('is a fault when nothing was reserved', () => {
    fund
      .given(...opened)
      .when(invest('1.00'))
      .thenRejected('RESERVATION_MISSING')
  })
})

describe('Whatever deals ask for', () => {
  const deals = Array.from({ length: 6 }, (_, index) => ({
    dealId: deriveId('Deal', `deal-${index % 3}`),
    approvalCommandId: `approve-${index}`,
  }))
  const dayOf = (number: number) => addDays(localDate('2024-07-01'), number)
  const command = fc
    .tuple(fc.constantFrom(...deals), fc.bigInt(1n, 20_000n), fc.nat(5), fc.nat(9), fc.nat(99))
    .map(([deal, minor, kind, day, partner]): FundCommand => {
      const amount = { currency: 'CNY' as const, minor }
      const date = dayOf(day)
      if (kind === 0) return { ...release, ...deal, on: date }
      if (kind === 1) return { ...cancel, ...deal }
      if (kind === 2) return { type: 'InvestCapital', fundId, amount, on: date, ...deal }
      if (kind === 3) {
        const made = { partnerId: `partner-${partner}`, committedOn: date, amount }
        return addCommitment(commitment('enterprise', '1.00', made))
      }
      return reserve('1.00', { ...deal, amount, reservedOn: date })
    })

  // A deal closes after its approval: its own steps see to that.
  const inOrder = (asked: FundCommand, state: FundState): FundCommand => {
    if (asked.type !== 'InvestCapital' || state.status !== 'open') return asked
    const allocation = entryOf(state.allocations, asked.dealId)
    if (allocation?.stage !== 'reserved' || asked.on >= allocation.reservedOn) return asked
    return { ...asked, on: allocation.reservedOn }
  }

  const folded = (events: readonly FundEvent[], from: FundState): FundState =>
    events.reduce((state, event) => evolve(state, event, testActor('fund-manager')), from)
  const expectSound = (state: FundState): void => {
    if (state.status !== 'open') throw new Error('The fund is open')
    const figures = capitalFigures(state)
    const minors = Object.values(figures).map(({ minor }) => minor)
    expect(minors.every((minor) => minor >= 0n)).toBe(true)
    const spoken = figures.reserved.minor + figures.invested.minor + figures.available.minor
    expect(spoken).toBe(figures.committed.minor)
  }

  test('promises and investments never pass the commitments, and no figure falls below zero: not as of any day either', () => {
    fc.assert(
      fc.property(fc.array(command, { maxLength: 40 }), (commands) => {
        const events: FundEvent[] = [...opened]
        let state: FundState = folded(opened, unopened)
        for (const each of commands) {
          const decision = decide(inOrder(each, state), state)
          if (!decision.ok) continue
          state = folded(decision.events, state)
          events.push(...decision.events)
          expectSound(state)
        }
        for (let day = 0; day <= 9; day += 1) {
          const then = events.filter((event) => (fundEvents.occurredOn(event) ?? '') <= dayOf(day))
          expectSound(folded(then, unopened))
        }
      }),
      { numRuns: 500 },
    )
  })
})
