import type { CommandOf, contacts as operations } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import {
  dateInShanghai,
  deriveId,
  type EnterpriseId,
  type LocalDate,
  type Objection,
} from '@seedline/values'
import { takesOneMore } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import { faultOfTakingBack, type TakesBack } from '../facts/whose.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import type { ContactEvent } from './events.ts'
import type { ContactsState } from './state.ts'

/** Contacts of one enterprise, with what ended them or took them back, at most. */
export const contactEntriesMax = 200

export type ContactCommand = CommandOf<typeof operations, 'enterpriseId', EnterpriseId> &
  TakesBack & {
    /** Undefined: nobody registered it. */
    readonly enterprise: EnterpriseDates | undefined
  }

type Asked<Type> = Extract<ContactCommand, { readonly type: Type }>

/** What a command leads to. Pure. A refusal names nobody: it may be logged. */
export function decide(command: ContactCommand, state: ContactsState): Decision<ContactEvent> {
  const { enterprise, enterpriseId } = command
  if (enterprise === undefined)
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const isWithdrawal = command.type === 'WithdrawContact'
  // Whoever asks not to be told of any more is not kept waiting for a merging to be reversed.
  const merged = isWithdrawal ? undefined : mergedFault(enterpriseId, enterprise.mergedInto)
  if (merged) return reject(merged)
  const standing = state.contacts.length + (command.type === 'StateContact' ? 1 : 0)
  if (!isWithdrawal && !takesOneMore(state.entries, standing, contactEntriesMax))
    return reject(problemOf('HISTORY_FULL', { max: contactEntriesMax }))
  switch (command.type) {
    case 'StateContact':
      return stateContact(command, state)
    case 'EndContact':
      return end(command, state)
    case 'WithdrawContact':
      return withdraw(command, state)
    default:
      return command satisfies never
  }
}

function stateContact(
  command: Asked<'StateContact'>,
  { contacts, entries }: ContactsState,
): Decision<ContactEvent> {
  const { type: _, at, enterprise: __, ofOrganisation: ___, ...stated } = command
  const { enterpriseId, since, endedOn, name, purpose } = stated
  const today = dateInShanghai(at)
  if (since > today) return reject(problemOf('DATE_IN_FUTURE', { date: since, today }))
  const wrong = endFault(endedOn, since, today)
  if (wrong) return reject(wrong)
  const same = contacts.find(
    (one) => one.name === name && one.purpose === purpose && one.endedOn === null,
  )
  if (same) return reject(problemOf('CONTACT_STATED_ALREADY', { fact_id: same.factId }))
  // An id that could be made from a name would tell whom it is of.
  const factId = deriveId('ContactFact', enterpriseId, String(entries + 1))
  return accept({ type: 'ContactStated', ...stated, factId })
}

function end(
  { enterpriseId, factId, endedOn, at }: Asked<'EndContact'>,
  { contacts }: ContactsState,
): Decision<ContactEvent> {
  const one = contacts.find((known) => known.factId === factId)
  if (one === undefined) return reject(problemOf('CONTACT_UNKNOWN', { fact_id: factId }))
  if (one.endedOn !== null) return reject(problemOf('RELATION_ENDED', { ended_on: one.endedOn }))
  const wrong = endFault(endedOn, one.since, dateInShanghai(at))
  if (wrong) return reject(wrong)
  return accept({ type: 'ContactEnded', enterpriseId, factId, endedOn })
}

function withdraw(
  command: Asked<'WithdrawContact'>,
  { contacts, whose }: ContactsState,
): Decision<ContactEvent> {
  const { enterpriseId, factId, reason } = command
  if (!contacts.some((one) => one.factId === factId))
    return reject(problemOf('CONTACT_UNKNOWN', { fact_id: factId }))
  const notOwn = faultOfTakingBack(command, whose, [factId])
  if (notOwn) return reject(notOwn)
  return accept({ type: 'ContactWithdrawn', enterpriseId, factId, reason })
}

function endFault(
  endedOn: LocalDate | null,
  since: LocalDate,
  today: LocalDate,
): Objection | undefined {
  if (endedOn === null) return undefined
  if (endedOn <= since) return problemOf('RELATION_ENDS_TOO_EARLY', { ended_on: endedOn, since })
  return endedOn > today ? problemOf('DATE_IN_FUTURE', { date: endedOn, today }) : undefined
}
