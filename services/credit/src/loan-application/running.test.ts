import { describe, expect, test } from '@jest/globals'
import { parseRate, trusted } from '@seedline/values'
import {
  approved,
  contractAsked,
  contracted,
  drafted,
  drawn,
  given,
  loanApplicationId,
  on,
  pledge,
  pledgedTerms,
  repaid,
  reviewed,
  step,
  submitted,
  untilContract,
  untilDrawn,
  yuan,
} from '../testing/loan-samples.ts'
import type { LoanCommand } from './commands.ts'
import { decide } from './decide.ts'
import type { LoanEvent } from './events.ts'
import { notDrafted } from './loan.ts'
import { positionOf } from './running.ts'
import { evolve } from './state.ts'

const evidence = { evidence: [] }
const before = [drafted(), submitted, reviewed, approved()]

const loanAfter = (...events: readonly LoanEvent[]) => {
  const state = events.reduce(evolve, notDrafted)
  if (state.status === 'not-drafted') throw new Error('nothing was drafted')
  return state
}

/** The one event that a command leads to. */
function ledTo(command: LoanCommand, past: readonly LoanEvent[]): LoanEvent {
  const decision = decide(command, loanAfter(...past))
  if (!decision.ok) throw new Error(decision.problem.code)
  const [event, ...others] = decision.events
  expect(others).toEqual([])
  return event as LoanEvent
}

describe('A contract', () => {
  test('is for what was approved at most, and matures after it is concluded', () => {
    given(...before)
      .when(step('ContractLoan', contractAsked))
      .then(contracted)
    given(...before)
      .when(step('ContractLoan', { ...contractAsked, amount: yuan(1_200_001) }))
      .thenRejected('LOAN_MORE_THAN_APPROVED')
    given(...before)
      .when(step('ContractLoan', { ...contractAsked, maturesOn: contractAsked.contractedOn }))
      .thenRejected('LOAN_MATURITY_UNFIT')
    given(...before)
      .when(step('ContractLoan', { ...contractAsked, contractedOn: on('2026-07-01') }))
      .thenRejected('DATE_IN_FUTURE')
  })

  const pledged = [drafted(pledgedTerms), submitted, reviewed, approved([pledge])]
  const pledgesNow = (registered: boolean, maturesOn: string) => [
    { pledgeId: pledge.pledgeId, standing: { registered, maturesOn: on(maturesOn) } },
  ]

  test('doesn’t outlive the pledge', () => {
    given(...pledged)
      .when(step('ContractLoan', { ...contractAsked, pledgesNow: pledgesNow(false, '2027-01-09') }))
      .thenRejected('LOAN_OUTLIVES_PLEDGE')
    given(...pledged)
      .when(step('ContractLoan', { ...contractAsked, pledgesNow: pledgesNow(false, '2027-01-10') }))
      .then(contracted)
  })

  test('is drawn once the pledge is registered', () => {
    const draw = (registered: boolean) =>
      step('DrawLoan', {
        drawnOn: on('2026-01-10'),
        amount: yuan(1_200_000),
        firstDueOn: null,
        ...evidence,
        pledgesNow: pledgesNow(registered, '2027-01-10'),
      })
    given(...pledged, contracted)
      .when(draw(false))
      .thenRejected('LOAN_PLEDGE_UNFIT')
    given(...pledged, contracted)
      .when(draw(true))
      .then(drawn)
  })
})

describe('A drawdown', () => {
  const draw = (amount: number, more: object = {}) =>
    step('DrawLoan', {
      drawnOn: on('2026-01-10'),
      amount: yuan(amount),
      firstDueOn: null,
      ...evidence,
      ...more,
    })

  test('leads to the schedule of what is repaid', () => {
    given(...untilContract)
      .when(draw(1_200_000))
      .then(drawn)
  })

  test('is never of more than is left of the contract', () => {
    given(...untilContract)
      .when(draw(1_200_001))
      .thenRejected('LOAN_MORE_THAN_CONTRACTED')
    given(...untilDrawn)
      .when(draw(1))
      .thenRejected('LOAN_MORE_THAN_CONTRACTED')
  })

  test('is repaid for the first time after it, and not after the loan matures', () => {
    for (const firstDueOn of [on('2026-01-10'), on('2027-01-11')])
      given(...untilContract)
        .when(draw(1, { firstDueOn }))
        .thenRejected('LOAN_MATURITY_UNFIT')
  })
})

describe('A repayment', () => {
  const repay = (paidOn: string, amount: number) =>
    step('RepayLoan', { paidOn: on(paidOn), amount: yuan(amount), ...evidence })

  test('is recorded of any day since the drawdown, also after a later one', () => {
    given(...untilDrawn, repaid('2026-03-10', 103_300))
      .when(repay('2026-02-10', 103_600))
      .then(repaid('2026-02-10', 103_600))
    given(...untilDrawn)
      .when(repay('2026-01-09', 1))
      .thenRejected('LOAN_DAYS_REVERSED')
    given(...untilDrawn)
      .when(repay('2026-07-01', 1))
      .thenRejected('DATE_IN_FUTURE')
  })

  test('is never of more than is owed', () => {
    // 1,200,000 and the interest of twelve months, 23,400.
    given(...untilDrawn)
      .when(repay('2026-02-10', 1_223_401))
      .thenRejected('LOAN_OVERPAID')
    given(...untilDrawn)
      .when(repay('2026-02-10', 1_223_400))
      .then(repaid('2026-02-10', 1_223_400))
  })
})

describe('An early repayment', () => {
  const early = (amount: number, paidOn = '2026-02-25') =>
    step('RepayLoanEarly', {
      paidOn: on(paidOn),
      drawdown: 1,
      principal: yuan(amount),
      ...evidence,
    })

  test('is refused while anything is overdue, or paid ahead', () => {
    given(...untilDrawn)
      .when(early(100_000))
      .thenRejected('LOAN_NOT_EVEN')
    given(...untilDrawn, repaid('2026-02-10', 103_601))
      .when(early(100_000))
      .thenRejected('LOAN_NOT_EVEN')
  })

  test('takes its interest up to the day, and leaves the rest to the days that are left', () => {
    const even = [...untilDrawn, repaid('2026-02-10', 103_600)]
    given(...even)
      .when(early(1_100_001))
      .thenRejected('LOAN_OVERPAID')
    const event = ledTo(early(550_000), even)
    expect(event).toMatchObject({
      type: 'LoanRepaidEarly',
      principal: yuan(550_000),
      // 0.3 percent a month, of half a month.
      interest: yuan(825),
    })
    const loan = loanAfter(...even, event)
    const position = positionOf(loan, 'CNY', on('2026-02-25'))
    expect(position.outstanding).toEqual(yuan(550_000))
    expect(position.schedule.filter(({ dueOn }) => dueOn > '2026-02-25')).toHaveLength(11)
    expect(position.overdueDays).toBe(0)
  })
})

describe('An extension', () => {
  const extend = (maturesOn: string) =>
    step('ExtendLoan', {
      extendedOn: on('2026-02-10'),
      maturesOn: on(maturesOn),
      reason: '订单推迟',
      ...evidence,
    })
  const even = [...untilDrawn, repaid('2026-02-10', 103_600)]

  test('is to a later day, and not while anything is overdue', () => {
    given(...even)
      .when(extend('2027-01-10'))
      .thenRejected('LOAN_MATURITY_UNFIT')
    given(...untilDrawn)
      .when(extend('2027-06-10'))
      .thenRejected('LOAN_NOT_EVEN')
  })

  test('repays what is left by the new day', () => {
    const event = ledTo(extend('2027-06-10'), even)
    const loan = loanAfter(...even, event)
    const { schedule } = positionOf(loan, 'CNY', on('2026-02-10'))
    expect(schedule.at(-1)?.dueOn).toBe('2027-06-10')
    expect(schedule.reduce((sum, { principal }) => sum + principal.minor, 0n)).toBe(
      yuan(1_200_000).minor,
    )
  })
})

describe('The end of a loan', () => {
  const close = step('CloseLoan', { closedOn: on('2026-06-30'), reason: '结清' })
  const writeOff = (day: string) =>
    step('WriteOffLoan', { writtenOffOn: on(day), reason: '无法收回', ...evidence })
  const writtenOff: LoanEvent = {
    type: 'LoanWrittenOff',
    loanApplicationId,
    writtenOffOn: on('2026-02-11'),
    principal: yuan(1_200_000),
    reason: '无法收回',
    evidence: [],
  }
  const closed = { type: 'LoanClosed', loanApplicationId, closedOn: on('2026-06-30') } as const

  test('needs all to be paid, or written off, or nothing drawn', () => {
    given(...untilDrawn)
      .when(close)
      .thenRejected('LOAN_NOT_PAID')
    for (const there of [
      untilContract,
      [...untilDrawn, repaid('2026-02-10', 1_223_400)],
      [...untilDrawn, writtenOff],
    ])
      given(...there)
        .when(close)
        .then({ ...closed, reason: '结清' })
  })

  test('by a write-off needs something overdue, and what comes in later is still recorded', () => {
    given(...untilDrawn)
      .when(writeOff('2026-02-10'))
      .thenRejected('LOAN_NOT_OVERDUE')
    given(...untilDrawn)
      .when(writeOff('2026-02-11'))
      .then(writtenOff)
    given(...untilDrawn, writtenOff)
      .when(step('RepayLoan', { paidOn: on('2026-03-01'), amount: yuan(1), ...evidence }))
      .then(repaid('2026-03-01', 1))
  })
})

describe('An entry taken back', () => {
  const reverse = (entryVersion: number) =>
    step('ReverseLoanEntry', { entryVersion, reason: '录错', ...evidence })
  const reversed = (entryVersion: number): LoanEvent => ({
    type: 'LoanEntryReversed',
    loanApplicationId,
    entryVersion,
    reversedOn: on('2026-06-30'),
    reason: '录错',
    evidence: [],
  })

  test('is the latest, or any repayment of a loan that runs', () => {
    const paid = [...untilDrawn, repaid('2026-02-10', 1), repaid('2026-02-11', 2)]
    given(...paid)
      .when(reverse(8))
      .then(reversed(8))
    given(...paid)
      .when(reverse(7))
      .then(reversed(7))
    given(...paid)
      .when(reverse(6))
      .thenRejected('LOAN_ENTRY_NOT_REVERSIBLE')
    given(...paid, reversed(8))
      .when(reverse(8))
      .thenRejected('LOAN_ENTRY_NOT_REVERSIBLE')
    given(drafted(), submitted).when(reverse(2)).thenRejected('LOAN_ENTRY_NOT_REVERSIBLE')
  })

  test('leaves the loan as if it had never been', () => {
    const { version: _, ...never } = loanAfter(...untilContract)
    const { version, ...after } = loanAfter(...untilDrawn, reversed(6))
    expect(after).toEqual(never)
    expect(version).toBe(7)
  })
})

describe('An interest subsidy', () => {
  const scheme = {
    id: 'district',
    zh: '区贴息',
    en: 'A district’s subsidy',
    products: ['credit-loan'],
    source: ['own'],
    confidence: 'derived',
    versions: [
      {
        version: '1',
        zh: '比例',
        en: 'Share',
        inForce: [{}],
        sharePercent: trusted(parseRate('50')),
        capPerLoan: yuan(2_000),
        source: ['own'],
        confidence: 'derived',
      },
    ],
  } as const
  const schemes = [
    { ...scheme, products: [...scheme.products], source: [...scheme.source] },
  ] as never
  const claim = (periodFrom: string, periodTo: string, id = 'district') =>
    step('ClaimLoanSubsidy', {
      scheme: id,
      periodFrom: on(periodFrom),
      periodTo: on(periodTo),
      ...evidence,
      schemes,
    })
  const claimed = (periodFrom: string, periodTo: string, interest: number, amount: number) =>
    ({
      type: 'LoanSubsidyClaimed',
      loanApplicationId,
      scheme: 'district',
      ruleVersion: '1',
      periodFrom: on(periodFrom),
      periodTo: on(periodTo),
      interest: yuan(interest),
      amount: yuan(amount),
      claimedOn: on('2026-06-30'),
      evidence: [],
    }) as const
  const paid = [...untilDrawn, repaid('2026-02-10', 103_600), repaid('2026-03-10', 103_300)]

  test('is a share of the interest that was paid within the period, up to the cap', () => {
    const first = claimed('2026-02-01', '2026-02-28', 3_600, 1_800)
    given(...paid)
      .when(claim('2026-02-01', '2026-02-28'))
      .then(first)
    given(...paid, first)
      .when(claim('2026-03-01', '2026-03-31'))
      .then(claimed('2026-03-01', '2026-03-31', 3_300, 200))
  })

  test('is claimed for no day twice, and for no period without interest', () => {
    const first = claimed('2026-02-01', '2026-02-28', 3_600, 1_800)
    given(...paid, first)
      .when(claim('2026-02-28', '2026-03-31'))
      .thenRejected('SUBSIDY_CLAIMED_TWICE')
    given(...paid)
      .when(claim('2026-04-01', '2026-04-30'))
      .thenRejected('SUBSIDY_NOTHING')
    given(...paid)
      .when(claim('2026-03-01', '2026-02-01'))
      .thenRejected('SUBSIDY_PERIOD_UNFIT')
    given(...paid)
      .when(claim('2026-02-01', '2026-02-28', 'another'))
      .thenRejected('SUBSIDY_SCHEME_UNKNOWN')
  })

  test('keeps the repayments that it was claimed for from being taken back before it', () => {
    const first = claimed('2026-02-01', '2026-02-28', 3_600, 1_800)
    const reverse = (entryVersion: number) =>
      step('ReverseLoanEntry', { entryVersion, reason: '录错', ...evidence })
    given(...paid, first)
      .when(reverse(7))
      .thenRejected('LOAN_ENTRY_NOT_REVERSIBLE')
  })
})
