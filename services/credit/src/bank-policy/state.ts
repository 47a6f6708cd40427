import type { LocalDate } from '@seedline/values'
import type { BankPolicyEvent, PolicyTerms } from './events.ts'

/** From a day on a policy of the bank's own, or what banks usually ask. */
interface PolicyPeriod {
  readonly from: LocalDate
  readonly terms: PolicyTerms | 'usual'
  /** Of the event that proposed it. */
  readonly entryVersion: number
}

interface PolicyProposal extends PolicyPeriod {
  readonly by: string
}

export interface BankPolicyState {
  /** '' before anything was proposed. */
  readonly bank: string
  /** How many events there are. */
  readonly count: number
  /** What was approved, by its days, each later than the one before. */
  readonly periods: readonly PolicyPeriod[]
  readonly proposal: PolicyProposal | undefined
  /** The names that were ever proposed. */
  readonly names: readonly string[]
}

export const neverSet: BankPolicyState = {
  bank: '',
  count: 0,
  periods: [],
  proposal: undefined,
  names: [],
}

export function evolve(before: BankPolicyState, event: BankPolicyEvent): BankPolicyState {
  const count = before.count + 1
  const state = { ...before, count }
  switch (event.type) {
    case 'BankPolicyProposed': {
      const { bank, terms, proposedBy: by } = event
      const proposal = { from: terms.effectiveFrom, terms, entryVersion: count, by }
      return { ...state, bank, proposal, names: [...before.names, terms.policyVersion] }
    }
    case 'BankPolicyEndProposed': {
      const { effectiveFrom: from, proposedBy: by } = event
      return { ...state, proposal: { from, terms: 'usual', entryVersion: count, by } }
    }
    case 'BankPolicyApproved': {
      const { proposal } = before
      if (proposal === undefined) return state
      const { by: _, ...period } = proposal
      return { ...state, periods: [...before.periods, period], proposal: undefined }
    }
    case 'BankPolicyDeclined':
      return { ...state, proposal: undefined }
    case 'BankPolicyReversed':
      return {
        ...state,
        periods: before.periods.filter((one) => one.entryVersion !== event.entryVersion),
      }
    default:
      return event satisfies never
  }
}

/** The bank's own policy that counts on a day; undefined: what banks usually ask. */
export function termsOn({ periods }: BankPolicyState, day: LocalDate): PolicyTerms | undefined {
  const terms = periods.findLast(({ from }) => from <= day)?.terms
  return terms === 'usual' ? undefined : terms
}
