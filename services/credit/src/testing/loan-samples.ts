import { specification } from '@seedline/testing'
import { deriveId, instant, localDate, money, parseRate, trusted } from '@seedline/values'
import type {
  ApproveLoan,
  DraftLoan,
  Found,
  LoanCommand,
  StepOf,
} from '../loan-application/commands.ts'
import { decide } from '../loan-application/decide.ts'
import type { LoanEvent, LoanTerms } from '../loan-application/events.ts'
import { type LoanState, notDrafted } from '../loan-application/loan.ts'
import type { Requirement } from '../loan-application/requirements.ts'
import { evolve } from '../loan-application/state.ts'
import { bank, uscc } from './consent-samples.ts'

export const at = instant('2026-06-30T04:00:00.000Z')
export const on = (day: string) => localDate(day)
export const yuan = (amount: number) => money('CNY', BigInt(amount) * 100n)

export const loanApplicationId = deriveId('LoanApplication', 'one')
const enterpriseId = deriveId('Enterprise', 'one')
export const right = {
  ipRightId: deriveId('IpRight', 'patent', 'one'),
  family: 'patent',
  number: '201710601862.3',
} as const
export const pledge = {
  ipRightId: right.ipRightId,
  pledgeId: deriveId('Pledge', 'one'),
  queryId: deriveId('EligibilityQuery', 'one'),
}
const paper = { kind: 'contract', title: '申请书', url: '', sha256: '' } as const

export const requirement = (outcome: Requirement['outcome'], id = 'tax-credit'): Requirement => ({
  id,
  asked: {
    id,
    zh: '纳税信用A级或B级',
    en: 'Tax credit rated A or B',
    decidedBy: id === 'innovation-points' ? 'person' : 'statement',
    source: ['know'],
    confidence: 'knowledge-medium',
  },
  ruleVersion: '1',
  outcome,
  toldBy: '',
  statedOn: '',
})

export const found: Found = {
  officer: 'user:second',
  officerName: '审批人',
  byBank: true,
  requirements: [requirement('met')],
  pledgesNow: [],
  schemes: [],
}

const terms: LoanTerms = {
  product: 'credit-loan',
  amount: yuan(1_200_000),
  termMonths: 12,
  method: 'equal-principal',
  purpose: '扩大试生产',
  rights: [],
}
export const pledgedTerms: LoanTerms = { ...terms, product: 'ip-pledge-loan', rights: [right] }

const carried = { at, loanApplicationId }

export const draft = (more: Partial<DraftLoan> = {}): DraftLoan => ({
  type: 'DraftLoan',
  ...carried,
  ...terms,
  bank,
  uscc,
  enterpriseId,
  evidence: [],
  officer: 'user:enterprise',
  officerName: '企业人员',
  byBank: false,
  ...more,
})

export const drafted = (of: LoanTerms = terms, onPaper = false): LoanEvent => ({
  type: 'LoanDrafted',
  loanApplicationId,
  bank,
  enterpriseId,
  uscc,
  terms: of,
  onPaper,
  draftedOn: on('2026-06-30'),
  evidence: onPaper ? [paper] : [],
})

export const paperOf = [paper]
export const submitted: LoanEvent = {
  type: 'LoanSubmitted',
  loanApplicationId,
  submittedOn: on('2026-06-30'),
  note: '',
  evidence: [],
}
export const reviewed: LoanEvent = {
  type: 'LoanReviewed',
  loanApplicationId,
  reviewedOn: on('2026-06-30'),
  officer: 'user:first',
  officerName: '审查人',
  reason: '材料齐全',
}
export const approved = (pledges: readonly (typeof pledge)[] = []): LoanEvent => ({
  type: 'LoanApproved',
  loanApplicationId,
  approvedOn: on('2026-06-30'),
  officer: 'user:second',
  officerName: '审批人',
  amount: yuan(1_200_000),
  requirements: [
    { requirementId: 'tax-credit', outcome: 'met', ruleVersion: '1', excepted: false },
  ],
  pledges,
  reason: '同意',
})

const contractTerms = {
  contractedOn: on('2026-01-05'),
  contractNumber: 'DK-1',
  amount: yuan(1_200_000),
  ratePercent: trusted(parseRate('3.6')),
  dayCount: 'thirty-360',
  method: 'equal-principal',
  everyMonths: 1,
  maturesOn: on('2027-01-10'),
  evidence: [],
} as const
export const contracted: LoanEvent = {
  type: 'LoanContracted',
  loanApplicationId,
  ...contractTerms,
}
const principal = yuan(100_000)
/** Twelve instalments of the tenth of each month, of 100,000 each and 0.3 percent on what is left. */
export const drawn: LoanEvent = {
  type: 'LoanDrawn',
  loanApplicationId,
  drawnOn: on('2026-01-10'),
  drawdown: 1,
  amount: yuan(1_200_000),
  instalments: Array.from({ length: 12 }, (_, index) => ({
    dueOn: on(index === 11 ? '2027-01-10' : `2026-${String(index + 2).padStart(2, '0')}-10`),
    principal,
    interest: yuan(3600 - 300 * index),
  })),
  evidence: [],
}
export const repaid = (paidOn: string, amount: number): LoanEvent => ({
  type: 'LoanRepaid',
  loanApplicationId,
  paidOn: on(paidOn),
  amount: yuan(amount),
  evidence: [],
})

/** Up to its contract, and up to its drawdown. */
export const untilContract = [drafted(), submitted, reviewed, approved(), contracted]
export const untilDrawn = [...untilContract, drawn]

type Named<Type extends LoanCommand['type']> = Extract<LoanCommand, { readonly type: Type }>

/** A step with what every step carries, and what this one asks for. */
export const step = <Type extends Exclude<LoanCommand['type'], 'DraftLoan' | 'ApproveLoan'>>(
  type: Type,
  asked: Omit<Named<Type>, 'type' | 'at' | 'loanApplicationId' | keyof Found> & Partial<Found>,
): LoanCommand => ({ ...found, ...carried, ...asked, type }) as unknown as StepOf<Type>

export const approve = (more: Partial<ApproveLoan> = {}): ApproveLoan => ({
  ...found,
  ...carried,
  type: 'ApproveLoan',
  amount: yuan(1_200_000),
  reason: '同意',
  exceptions: [],
  pledges: [],
  rightsFound: {},
  ...more,
})

export const contractAsked = contractTerms

/** What the tests of its rules begin with. */
export const { given } = specification<LoanState, LoanEvent, LoanCommand>({
  initial: notDrafted,
  decide,
  evolve,
})
