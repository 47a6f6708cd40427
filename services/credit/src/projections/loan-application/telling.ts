import type {
  LoanDecision,
  LoanExtension,
  LoanReview,
  LoanStatement,
} from '@seedline/contracts/credit/v1/loan_application_answers'
import { loanApplicationStatus } from '@seedline/contracts/operations'
import type { Evidence } from '@seedline/contracts/values/v1/values'
import { type LoanEvent, loanEvents } from '../../loan-application/events.ts'

/** What is told of a loan and decides nothing; of an entry that was taken back there is none. */
export interface ToldOfLoan {
  readonly papers: readonly { readonly version: number; readonly evidence: readonly Evidence[] }[]
  readonly statements: readonly LoanStatement[]
  readonly reviews: readonly LoanReview[]
  readonly decisions: readonly LoanDecision[]
  readonly extensions: readonly LoanExtension[]
}

const nothing: ToldOfLoan = {
  papers: [],
  statements: [],
  reviews: [],
  decisions: [],
  extensions: [],
}

/** What is told of a loan after an event. */
export function tellingOf(
  before: ToldOfLoan = nothing,
  event: LoanEvent,
  version: number,
): ToldOfLoan {
  if (event.type === 'LoanEntryReversed') return without(before, event.entryVersion)
  const told = withPapers(before, event, version)
  switch (event.type) {
    case 'LoanRequirementStated': {
      const { loanApplicationId: _, ...stated } = loanEvents.toProto(event)
      return { ...told, statements: [...told.statements, { version, ...stated }] }
    }
    case 'LoanReviewed': {
      const { officerName, reviewedOn, reason } = event
      const review = { version, officerName, reviewedOn, reason }
      return { ...told, reviews: [...told.reviews, review] }
    }
    case 'LoanApproved': {
      const { amount, requirements, pledges } = loanEvents.toProto(event)
      const { officerName, approvedOn: decidedOn, reason } = event
      const decision = loanApplicationStatus.toProto('approved')
      const said = { version, decision, officerName, decidedOn, reason }
      return {
        ...told,
        decisions: [...told.decisions, { ...said, amount, requirements, pledges }],
      }
    }
    case 'LoanDeclined': {
      const { officerName, declinedOn: decidedOn, reason } = event
      const decision = loanApplicationStatus.toProto('declined')
      const said = { version, decision, officerName, decidedOn, reason }
      const none = { amount: undefined, requirements: [], pledges: [] }
      return { ...told, decisions: [...told.decisions, { ...said, ...none }] }
    }
    case 'LoanExtended': {
      const { extendedOn, maturesOn, reason } = event
      const extension = { version, extendedOn, maturesOn, reason }
      return { ...told, extensions: [...told.extensions, extension] }
    }
    case 'LoanDrafted':
    case 'LoanAmended':
    case 'LoanSubmitted':
    case 'LoanWithdrawn':
    case 'LoanMoreAsked':
    case 'LoanContracted':
    case 'LoanDrawn':
    case 'LoanRepaid':
    case 'LoanRepaidEarly':
    case 'LoanWrittenOff':
    case 'LoanClosed':
    case 'LoanSubsidyClaimed':
      return told
    default:
      return event satisfies never
  }
}

function withPapers(told: ToldOfLoan, event: LoanEvent, version: number): ToldOfLoan {
  const { evidence = [] } = loanEvents.toProto(event as never) as Partial<
    ToldOfLoan['papers'][number]
  >
  return evidence.length === 0 ? told : { ...told, papers: [...told.papers, { version, evidence }] }
}

function without(told: ToldOfLoan, taken: number): ToldOfLoan {
  const kept = <T extends { readonly version: number }>(several: readonly T[]): readonly T[] =>
    several.filter(({ version }) => version !== taken)
  return {
    papers: kept(told.papers),
    statements: kept(told.statements),
    reviews: kept(told.reviews),
    decisions: kept(told.decisions),
    extensions: kept(told.extensions),
  }
}
