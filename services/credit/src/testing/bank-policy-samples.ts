import { specification } from '@seedline/testing'
import { instant, localDate } from '@seedline/values'
import { type BankPolicyCommand, decide } from '../bank-policy/decide.ts'
import { type BankPolicyEvent, bankPolicyIdOf, type PolicyTerms } from '../bank-policy/events.ts'
import { type BankPolicyState, evolve, neverSet } from '../bank-policy/state.ts'
import { bank } from './consent-samples.ts'

const on = localDate
/** A Monday, and a day on which nothing counts yet. */
export const at = instant('2026-01-05T04:00:00.000Z')
export const bankPolicyId = bankPolicyIdOf(bank)
const of = { bankPolicyId }
const reason = '董事会决议'
const first = { by: 'user:first', byName: '甲' }
export const second = { by: 'user:second', byName: '乙' }

export const terms = (policyVersion: string, from: string, more: Partial<PolicyTerms> = {}) => ({
  policyVersion,
  effectiveFrom: on(from),
  parametersJson: '{"ltvInvention":"0.35"}',
  acceptedKinds: [],
  mostAmount: null,
  digest: 'd'.repeat(64),
  ...more,
})

export const propose = (policyVersion: string, from: string): BankPolicyCommand => ({
  type: 'ProposeBankPolicy',
  at,
  ...of,
  bank,
  terms: terms(policyVersion, from),
  ...first,
  reason,
  evidence: [],
})
export const proposed = (
  policyVersion: string,
  from: string,
  more: Partial<PolicyTerms> = {},
): BankPolicyEvent => ({
  type: 'BankPolicyProposed',
  ...of,
  bank,
  terms: terms(policyVersion, from, more),
  proposedOn: on('2026-01-05'),
  proposedBy: first.by,
  proposedByName: first.byName,
  reason,
  evidence: [],
})
export const proposeEnd = (from: string): BankPolicyCommand => ({
  type: 'ProposePolicyEnd',
  at,
  ...of,
  effectiveFrom: on(from),
  ...first,
  reason,
  evidence: [],
})
export const endProposed = (from: string): BankPolicyEvent => ({
  type: 'BankPolicyEndProposed',
  ...of,
  effectiveFrom: on(from),
  proposedOn: on('2026-01-05'),
  proposedBy: first.by,
  proposedByName: first.byName,
  reason,
  evidence: [],
})
export const approve = (entryVersion: number, by = second, later = at): BankPolicyCommand => ({
  type: 'ApproveBankPolicy',
  at: later,
  ...of,
  entryVersion,
  ...by,
})
export const approveOwn = (entryVersion: number) => approve(entryVersion, first)
export const approved = (entryVersion: number, from: string): BankPolicyEvent => ({
  type: 'BankPolicyApproved',
  ...of,
  entryVersion,
  effectiveFrom: on(from),
  approvedOn: on('2026-01-05'),
  approvedBy: second.by,
  approvedByName: second.byName,
})
export const decline = (entryVersion: number): BankPolicyCommand => ({
  type: 'DeclineBankPolicy',
  at,
  ...of,
  entryVersion,
  ...first,
  reason,
})
export const declined = (entryVersion: number): BankPolicyEvent => ({
  type: 'BankPolicyDeclined',
  ...of,
  entryVersion,
  declinedOn: on('2026-01-05'),
  reason,
})
export const reverse = (entryVersion: number, later = at): BankPolicyCommand => ({
  type: 'ReverseBankPolicy',
  at: later,
  ...of,
  entryVersion,
  ...first,
  reason,
})
export const reversed = (entryVersion: number): BankPolicyEvent => ({
  type: 'BankPolicyReversed',
  ...of,
  entryVersion,
  reversedOn: on('2026-01-05'),
  reason,
})

/** What the tests of its rules begin with. */
export const { given } = specification<BankPolicyState, BankPolicyEvent, BankPolicyCommand>({
  initial: neverSet,
  decide,
  evolve,
})
