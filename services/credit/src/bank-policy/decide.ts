import type { bankPolicies, CommandOf } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type Instant, type LocalDate, type Objection } from '@seedline/values'
import type { BankPolicyEvent, BankPolicyId, PolicyTerms } from './events.ts'
import type { BankPolicyState } from './state.ts'

type Declared = CommandOf<typeof bankPolicies, 'bankPolicyId', BankPolicyId>
type Asked<Type> = Extract<Declared, { readonly type: Type }>

/** Who commands: what one proposes another one approves. */
interface By {
  readonly by: string
  readonly byName: string
}

/** A proposal, its parameters judged and made whole. */
export type ProposeBankPolicy = Pick<
  Asked<'ProposeBankPolicy'>,
  'type' | 'at' | 'bankPolicyId' | 'reason' | 'evidence'
> &
  By & { readonly bank: string; readonly terms: PolicyTerms }

export type BankPolicyCommand =
  | ProposeBankPolicy
  | (Asked<'ProposePolicyEnd' | 'ApproveBankPolicy' | 'DeclineBankPolicy' | 'ReverseBankPolicy'> &
      By)

type Of<Type> = Extract<BankPolicyCommand, { readonly type: Type }>

/** Beyond these entries nothing more is proposed; the rest is for what waits. */
const entriesForProposing = 400
const entriesMost = 410

/** What a command leads to. Pure: the command carries the time. */
export function decide(
  command: BankPolicyCommand,
  state: BankPolicyState,
): Decision<BankPolicyEvent> {
  const { type, bankPolicyId } = command
  if (type !== 'ProposeBankPolicy' && state.bank === '')
    return reject(problemOf('BANK_POLICY_UNKNOWN', { bank_policy_id: bankPolicyId }))
  if (state.count >= entriesMost) return reject(problemOf('HISTORY_FULL', { max: entriesMost }))
  switch (command.type) {
    case 'ProposeBankPolicy':
      return propose(command, state)
    case 'ProposePolicyEnd':
      return proposeEnd(command, state)
    case 'ApproveBankPolicy':
      return approve(command, state)
    case 'DeclineBankPolicy':
      return decline(command, state)
    case 'ReverseBankPolicy':
      return reverse(command, state)
    default:
      return command satisfies never
  }
}

function propose(command: ProposeBankPolicy, state: BankPolicyState): Decision<BankPolicyEvent> {
  const { bankPolicyId, at, bank, terms, by, byName, reason, evidence } = command
  const { policyVersion } = terms
  if (policyVersion.startsWith('usual-') || state.names.includes(policyVersion))
    return reject(problemOf('POLICY_VERSION_TAKEN', { policy_version: policyVersion }))
  const wrong = ofProposal(state, terms.effectiveFrom, at)
  if (wrong) return reject(wrong)
  const proposed = { proposedOn: dateInShanghai(at), proposedBy: by, proposedByName: byName }
  return accept({
    type: 'BankPolicyProposed',
    bankPolicyId,
    bank,
    terms,
    ...proposed,
    reason,
    evidence,
  })
}

function proposeEnd(
  { bankPolicyId, effectiveFrom, at, by, byName, reason, evidence }: Of<'ProposePolicyEnd'>,
  state: BankPolicyState,
): Decision<BankPolicyEvent> {
  const last = state.periods.at(-1)
  if (last === undefined || last.terms === 'usual') return reject(problemOf('POLICY_NOT_THERE'))
  const wrong = ofProposal(state, effectiveFrom, at)
  if (wrong) return reject(wrong)
  const proposed = { proposedOn: dateInShanghai(at), proposedBy: by, proposedByName: byName }
  return accept({
    type: 'BankPolicyEndProposed',
    bankPolicyId,
    effectiveFrom,
    ...proposed,
    reason,
    evidence,
  })
}

function ofProposal(
  { count, proposal, periods }: BankPolicyState,
  from: LocalDate,
  at: Instant,
): Objection | undefined {
  if (count >= entriesForProposing) return problemOf('HISTORY_FULL', { max: entriesForProposing })
  if (proposal) return problemOf('POLICY_PROPOSAL_WAITS', { entry_version: proposal.entryVersion })
  const last = periods.at(-1)
  if (last && from <= last.from) return problemOf('POLICY_DAYS_REVERSED', { since: last.from })
  return ofDay(from, at)
}

/** By what counts today answers were given today: a day has one policy. */
function ofDay(from: LocalDate, at: Instant): Objection | undefined {
  const today = dateInShanghai(at)
  return from > today ? undefined : problemOf('POLICY_DAY_PAST', { effective_from: from, today })
}

function approve(
  { bankPolicyId, entryVersion, at, by, byName }: Of<'ApproveBankPolicy'>,
  { proposal }: BankPolicyState,
): Decision<BankPolicyEvent> {
  if (proposal?.entryVersion !== entryVersion) return noSuch(entryVersion)
  if (proposal.by === by) return reject(problemOf('POLICY_OWN_PROPOSAL'))
  const late = ofDay(proposal.from, at)
  if (late) return reject(late)
  return accept({
    type: 'BankPolicyApproved',
    bankPolicyId,
    entryVersion,
    effectiveFrom: proposal.from,
    approvedOn: dateInShanghai(at),
    approvedBy: by,
    approvedByName: byName,
  })
}

const noSuch = (entryVersion: number): Decision<BankPolicyEvent> =>
  reject(problemOf('POLICY_PROPOSAL_UNKNOWN', { entry_version: entryVersion }))

function decline(
  { bankPolicyId, entryVersion, at, reason }: Of<'DeclineBankPolicy'>,
  { proposal }: BankPolicyState,
): Decision<BankPolicyEvent> {
  if (proposal?.entryVersion !== entryVersion) return noSuch(entryVersion)
  const declinedOn = dateInShanghai(at)
  return accept({ type: 'BankPolicyDeclined', bankPolicyId, entryVersion, declinedOn, reason })
}

function reverse(
  { bankPolicyId, entryVersion, at, reason }: Of<'ReverseBankPolicy'>,
  { periods }: BankPolicyState,
): Decision<BankPolicyEvent> {
  const last = periods.at(-1)
  if (last?.entryVersion !== entryVersion) return reject(problemOf('POLICY_NOT_THERE'))
  const late = ofDay(last.from, at)
  if (late) return reject(late)
  const reversedOn = dateInShanghai(at)
  return accept({ type: 'BankPolicyReversed', bankPolicyId, entryVersion, reversedOn, reason })
}
