import { describe, test } from '@jest/globals'
import {
  approve,
  approved,
  draft,
  drafted,
  given,
  on,
  paperOf,
  pledge,
  pledgedTerms,
  requirement,
  reviewed,
  right,
  step,
  submitted,
  yuan,
} from '../testing/loan-samples.ts'

const papers = { evidence: [] }
const review = (officer = 'user:first') =>
  step('ReviewLoan', { reason: '材料齐全', officer, officerName: '审查人' })
const submit = (byBank = false) => step('SubmitLoan', { note: '', ...papers, byBank })

describe('Drafting a loan', () => {
  test('is recorded with what is asked for', () => {
    given().when(draft()).then(drafted())
  })

  test('by the bank needs the paper that the enterprise signed', () => {
    given()
      .when(draft({ byBank: true }))
      .thenRejected('LOAN_PAPER_MISSING')
    given()
      .when(draft({ byBank: true, evidence: paperOf }))
      .then(drafted(undefined, true))
  })

  test('of an IP-pledge loan names the rights, each once, and of another none', () => {
    given()
      .when(draft({ ...pledgedTerms, rights: [] }))
      .thenRejected('LOAN_RIGHTS_MISSING')
    given()
      .when(draft({ ...pledgedTerms, rights: [right, right] }))
      .thenRejected('RIGHT_ASKED_TWICE')
    given()
      .when(draft({ rights: [right] }))
      .thenRejected('LOAN_RIGHTS_UNFIT')
    given().when(draft(pledgedTerms)).then(drafted(pledgedTerms))
  })
})

describe('An application', () => {
  test('is handed in, reviewed, sent back for more, and handed in again', () => {
    given(drafted()).when(submit()).then(submitted)
    given(drafted(), submitted).when(review()).then(reviewed)
    given(drafted(), submitted, reviewed)
      .when(step('AskLoanForMore', { reason: '缺审计报告' }))
      .then({
        type: 'LoanMoreAsked',
        loanApplicationId: draft().loanApplicationId,
        askedOn: on('2026-06-30'),
        officer: 'user:second',
        reason: '缺审计报告',
      })
  })

  test('that the enterprise handed in itself the bank neither amends nor withdraws', () => {
    given(drafted(), submitted)
      .when(step('WithdrawLoan', { reason: '不办了' }))
      .thenRejected('LOAN_OF_OTHERS')
    given(drafted(undefined, true), submitted)
      .when(step('WithdrawLoan', { reason: '不办了' }))
      .then({
        type: 'LoanWithdrawn',
        loanApplicationId: draft().loanApplicationId,
        withdrawnOn: on('2026-06-30'),
        reason: '不办了',
      })
  })

  test('isn’t reviewed before it is handed in, nor handed in twice', () => {
    given(drafted()).when(review()).thenRejected('LOAN_STATUS_UNFIT')
    given(drafted(), submitted).when(submit()).thenRejected('LOAN_STATUS_UNFIT')
    given().when(submit()).thenRejected('LOAN_UNKNOWN')
  })
})

describe('A requirement', () => {
  const states = (requirementId: string, byBank: boolean) =>
    step('StateLoanRequirement', {
      requirementId,
      met: true,
      reason: '',
      ...papers,
      byBank,
      requirements: [requirement('unknown'), requirement('needs-person', 'innovation-points')],
    })
  const stated = (requirementId: string, byBank: boolean) =>
    ({
      type: 'LoanRequirementStated',
      loanApplicationId: draft().loanApplicationId,
      requirementId,
      outcome: 'met',
      byBank,
      statedOn: on('2026-06-30'),
      reason: '',
      evidence: [],
    }) as const

  test('is stated by either of the two, and by the enterprise no more once the bank has', () => {
    given(drafted()).when(states('tax-credit', false)).then(stated('tax-credit', false))
    given(drafted(), submitted, stated('tax-credit', true))
      .when(states('tax-credit', false))
      .thenRejected('LOAN_REQUIREMENT_OF_BANK')
  })

  test('that needs a person’s judgement is the bank’s alone', () => {
    given(drafted())
      .when(states('innovation-points', false))
      .thenRejected('LOAN_REQUIREMENT_OF_BANK')
    given(drafted(), submitted)
      .when(states('innovation-points', true))
      .then(stated('innovation-points', true))
  })

  test('is none that the product doesn’t have', () => {
    given(drafted()).when(states('another', true)).thenRejected('LOAN_REQUIREMENT_UNKNOWN')
  })
})

describe('Approving', () => {
  const before = [drafted(), submitted, reviewed]

  test('takes another person than who reviewed it', () => {
    given(...before)
      .when(approve())
      .then(approved())
    given(...before)
      .when(approve({ officer: 'user:first' }))
      .thenRejected('LOAN_REVIEWER_APPROVES')
  })

  test('is refused before a review, for more than was asked, and in another currency', () => {
    given(drafted(), submitted).when(approve()).thenRejected('LOAN_STATUS_UNFIT')
    given(...before)
      .when(approve({ amount: yuan(1_200_001) }))
      .thenRejected('LOAN_MORE_THAN_ASKED')
    given(...before)
      .when(approve({ amount: { currency: 'USD', minor: 1n } }))
      .thenRejected('LOAN_CURRENCY_OTHER')
  })

  test.each(['unknown', 'not-met', 'needs-person'] as const)(
    'is refused with a requirement that is %s, unless it is named as an exception',
    (outcome) => {
      const requirements = [requirement(outcome)]
      given(...before)
        .when(approve({ requirements }))
        .thenRejected('LOAN_REQUIREMENT_OPEN')
      given(...before)
        .when(approve({ requirements, exceptions: ['tax-credit'] }))
        .then({
          ...approved(),
          requirements: [
            { requirementId: 'tax-credit', outcome, ruleVersion: '1', excepted: true },
          ],
        } as ReturnType<typeof approved>)
    },
  )

  const pledged = [drafted(pledgedTerms), submitted, reviewed]
  const standing = { registered: false, maturesOn: on('2027-01-10') }
  const secured = {
    pledges: [pledge],
    pledgesNow: [{ pledgeId: pledge.pledgeId, standing }],
    rightsFound: { [right.ipRightId]: 'eligible' },
  } as const

  test('of an IP-pledge loan needs the bank’s pledge on each right', () => {
    given(...pledged)
      .when(approve())
      .thenRejected('LOAN_PLEDGE_MISSING')
    given(...pledged)
      .when(
        approve({ ...secured, pledgesNow: [{ pledgeId: pledge.pledgeId, standing: undefined }] }),
      )
      .thenRejected('LOAN_PLEDGE_UNFIT')
    given(...pledged)
      .when(approve(secured))
      .then(approved([pledge]))
  })

  test.each(['ineligible', 'indeterminate', 'not-asked', 'out-of-date'] as const)(
    'of an IP-pledge loan is refused where the right is %s today',
    (outcome) => {
      given(...pledged)
        .when(approve({ ...secured, rightsFound: { [right.ipRightId]: outcome } }))
        .thenRejected('LOAN_RIGHT_NOT_ELIGIBLE')
    },
  )

  test('names no pledge on a right that the application doesn’t', () => {
    given(...before)
      .when(approve(secured))
      .thenRejected('LOAN_PLEDGE_UNFIT')
  })
})
