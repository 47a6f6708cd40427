import { LoanStanding } from '../gen/seedline/credit/v1/loan_application_answers.ts'
import {
  DayCount,
  LoanApplicationStatus,
  LoanInstalment,
  LoanPledge,
  LoanRequirementOutcome,
  RepaymentMethod,
} from '../gen/seedline/credit/v1/loan_application_events.ts'
import { LoanRightAsked } from '../gen/seedline/credit/v1/loan_application_service.ts'
import {
  date,
  described,
  enumeration,
  evidences,
  type Faults,
  id,
  line,
  list,
  money,
  object,
  optionalList,
  prose,
  whole,
} from '../kinds/index.ts'
import { problemOf } from '../refusals/index.ts'
import type { Rule } from '../roles.ts'
import { ipFamily } from './ip-rights.ts'
import { checkRightNumber } from './pledges.ts'

export const loanApplicationStatus = enumeration(LoanApplicationStatus, 'LOAN_APPLICATION_STATUS', {
  name: 'LoanApplicationStatus',
})
export const repaymentMethod = enumeration(RepaymentMethod, 'REPAYMENT_METHOD', {
  name: 'RepaymentMethod',
})
export const dayCount = enumeration(DayCount, 'DAY_COUNT', {
  name: 'DayCount',
  description:
    'Interest is reckoned for each period by itself on the principal that is left, and rounded once to the minor unit, halves up.',
})
export const loanRequirementOutcome = enumeration(
  LoanRequirementOutcome,
  'LOAN_REQUIREMENT_OUTCOME',
  { name: 'LoanRequirementOutcome' },
)
export const loanStanding = enumeration(LoanStanding, 'LOAN_STANDING', { name: 'LoanStanding' })

export const loanApplicationId = id('LoanApplication')
export const loanReason = prose(500)

/** What any of them may be refused for, any step, and any amount. */
export const ofLoans = ['LOAN_UNKNOWN', 'HISTORY_FULL'] as const
export const loanSteps = [...ofLoans, 'LOAN_STATUS_UNFIT'] as const
export const loanMoney = ['LOAN_AMOUNT_NOT_POSITIVE', 'LOAN_CURRENCY_OTHER'] as const

/** Between whom a loan is. */
export const loanParties: Rule = ['bank-officer', 'enterprise-officer']

/** Rights of one loan, and months of it, at most. */
export const loanRightsMost = 50
export const loanMonthsMost = 360

export const loanPapers = optionalList(evidences(20))

/** The key of a requirement, as the rule data of the product has it. */
export const requirementKey = line(60)

export const loanPledge = object(
  LoanPledge,
  { ipRightId: id('IpRight'), pledgeId: id('Pledge'), queryId: id('EligibilityQuery') },
  { name: 'LoanPledge', description: 'A pledge, and the query by which its right is eligible.' },
)

export const loanInstalment = object(
  LoanInstalment,
  { dueOn: date, principal: money, interest: money },
  { name: 'LoanInstalment' },
)

const right = object(
  LoanRightAsked,
  {
    family: ipFamily,
    number: described(line(60), 'As on the certificate; of patents the application number.'),
  },
  { name: 'LoanRightAsked' },
)

/** What is asked for, once and when it is amended. */
export const loanAsked = {
  amount: money,
  termMonths: described(whole({ min: 1, max: loanMonthsMost }), {
    zh: '申请的期限，以月计。',
    en: 'For how many months it is asked.',
  }),
  method: repaymentMethod,
  purpose: prose(500),
  rights: described(optionalList(list(right, { max: loanRightsMost })), {
    zh: '拟出质的权利；知识产权质押贷款必填。',
    en: 'The rights that are to be pledged; needed of an IP-pledge loan.',
  }),
  evidence: loanPapers,
}

type Amount = { readonly minor: bigint } | undefined

/** Notes an amount that is none. */
export function checkAmount(amount: Amount, faults: Faults, at = '/amount'): void {
  if (amount !== undefined && amount.minor <= 0n)
    faults.note(at, problemOf('LOAN_AMOUNT_NOT_POSITIVE'))
}

interface Asked {
  readonly amount?: Amount
  readonly rights?: readonly Parameters<typeof checkRightNumber>[0][] | undefined
}

/** Notes what is wrong with what is asked for, by itself. */
export function checkLoanAsked({ amount, rights = [] }: Asked, faults: Faults): void {
  checkAmount(amount, faults)
  rights.forEach((one, index) => {
    checkRightNumber(one, faults, `/rights/${index}/number`)
  })
}
