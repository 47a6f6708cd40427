import type { LoanDrafted, LoanEvent } from './events.ts'
import { loanEvents } from './events.ts'
import type { Drawdown, Loan, LoanState } from './loan.ts'
import { statusAfter } from './status.ts'

export const evolve = (state: LoanState, event: LoanEvent): LoanState =>
  evolveAt(state, event, state.status === 'not-drafted' ? 1 : state.version + 1)

/** The same where events before it may be left out: as of a day not all of them had happened. */
export function evolveAt(state: LoanState, event: LoanEvent, version: number): LoanState {
  if (event.type === 'LoanDrafted') return drafted(event)
  if (state.status === 'not-drafted') return state
  if (event.type === 'LoanEntryReversed') return { ...without(state, event.entryVersion), version }
  const status = statusAfter(event, statusOf(state))
  const entry = { version, status, on: loanEvents.occurredOn(event), kind: event.type }
  return { ...after(state, event, version), version, entries: [...state.entries, entry] }
}

/** Where it stands. */
export const statusOf = ({ entries }: Pick<Loan, 'entries'>) => entries.at(-1)?.status ?? 'draft'

const drafted = (event: LoanDrafted): Loan => ({
  status: 'drafted',
  version: 1,
  bank: event.bank,
  uscc: event.uscc,
  enterpriseId: event.enterpriseId,
  onPaper: event.onPaper,
  terms: [{ ...event.terms, version: 1 }],
  entries: [{ version: 1, status: 'draft', on: event.draftedOn, kind: event.type }],
  statements: [],
  reviewers: [],
  approvals: [],
  contracts: [],
  drawdowns: [],
  extensions: [],
  repayments: [],
  subsidies: [],
})

type Further = Exclude<
  LoanEvent,
  { readonly type: 'LoanDrafted' } | { readonly type: 'LoanEntryReversed' }
>

function after(loan: Loan, event: Further, version: number): Loan {
  switch (event.type) {
    case 'LoanAmended':
      return { ...loan, terms: [...loan.terms, { ...event.terms, version }] }
    case 'LoanRequirementStated': {
      const { requirementId, outcome, byBank, statedOn } = event
      const stated = { version, requirementId, outcome, byBank, statedOn }
      return { ...loan, statements: [...loan.statements, stated] }
    }
    case 'LoanReviewed':
      return { ...loan, reviewers: [...loan.reviewers, { version, officer: event.officer }] }
    case 'LoanApproved': {
      const { amount, pledges } = event
      return { ...loan, approvals: [...loan.approvals, { version, amount, pledges }] }
    }
    case 'LoanContracted': {
      const { type: _, evidence: __, ...contract } = event
      return { ...loan, contracts: [...loan.contracts, { ...contract, version }] }
    }
    case 'LoanDrawn': {
      const { drawdown, drawnOn, amount, instalments } = event
      const drawn = { version, drawdown, drawnOn, amount, plans: [{ version, instalments }] }
      return { ...loan, drawdowns: [...loan.drawdowns, drawn] }
    }
    case 'LoanRepaid': {
      const { paidOn, amount } = event
      return { ...loan, repayments: [...loan.repayments, { version, paidOn, amount }] }
    }
    case 'LoanRepaidEarly': {
      const { paidOn, principal, interest, drawdown, instalments } = event
      const amount = { ...principal, minor: principal.minor + interest.minor }
      const replanned = withPlans(loan, [{ drawdown, instalments }], version)
      return { ...replanned, repayments: [...loan.repayments, { version, paidOn, amount }] }
    }
    case 'LoanExtended': {
      const extended = withPlans(loan, event.plans, version)
      const { maturesOn } = event
      return { ...extended, extensions: [...loan.extensions, { version, maturesOn }] }
    }
    case 'LoanSubsidyClaimed': {
      const { type: _, loanApplicationId: __, evidence: ___, ...claim } = event
      return { ...loan, subsidies: [...loan.subsidies, { ...claim, version }] }
    }
    case 'LoanSubmitted':
    case 'LoanWithdrawn':
    case 'LoanMoreAsked':
    case 'LoanDeclined':
    case 'LoanWrittenOff':
    case 'LoanClosed':
      return loan
    default:
      return event satisfies never
  }
}

type Replanned = Pick<Drawdown['plans'][number], 'instalments'> & Pick<Drawdown, 'drawdown'>

const withPlans = (loan: Loan, plans: readonly Replanned[], version: number): Loan => ({
  ...loan,
  drawdowns: loan.drawdowns.map((one) => {
    const found = plans.find(({ drawdown }) => drawdown === one.drawdown)
    if (found === undefined) return one
    const { instalments } = found
    return { ...one, plans: [...one.plans, { version, instalments }] }
  }),
})

/** A loan as if an entry had never been. */
function without(loan: Loan, taken: number): Loan {
  const kept = <T extends { readonly version: number }>(several: readonly T[]): readonly T[] =>
    several.filter(({ version }) => version !== taken)
  return {
    ...loan,
    terms: kept(loan.terms),
    entries: kept(loan.entries),
    statements: kept(loan.statements),
    reviewers: kept(loan.reviewers),
    approvals: kept(loan.approvals),
    contracts: kept(loan.contracts),
    drawdowns: kept(loan.drawdowns).map((one) => ({ ...one, plans: kept(one.plans) })),
    extensions: kept(loan.extensions),
    repayments: kept(loan.repayments),
    subsidies: kept(loan.subsidies),
  }
}
