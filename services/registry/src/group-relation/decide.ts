import type { CommandOf, groupRelations } from '@seedline/contracts/operations'
import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import {
  compareNumeric,
  dateInShanghai,
  deriveId,
  type EnterpriseId,
  formatNumeric,
  type LocalDate,
  numeric,
  type Objection,
  sumNumeric,
} from '@seedline/values'
import { takesOneMore } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import { faultOfTakingBack, type TakesBack } from '../facts/whose.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import type { RecordedGroup } from './aggregate.ts'
import type { GroupRelationEvent } from './events.ts'
import { isMajority, isOn, isSameParty, sharedSpan } from './standing.ts'
import type { GroupState, Relation } from './state.ts'

/** Relations of one enterprise, with what ended them or took them back, at most. */
export const groupEntriesMax = 200

export type GroupRelationCommand = CommandOf<typeof groupRelations, 'enterpriseId', EnterpriseId> &
  TakesBack & {
    /** Undefined: nobody registered it. */
    readonly enterprise: EnterpriseDates | undefined
    /** What the register says against the other party, or of those above it; found before. */
    readonly above?: Objection | undefined
  }

type Asked<Type> = Extract<GroupRelationCommand, { readonly type: Type }>

/** What a command leads to. Pure: the command carries the time and what is known of the enterprises. */
export function decide(
  command: GroupRelationCommand,
  state: RecordedGroup,
): Decision<GroupRelationEvent> {
  const { enterprise, enterpriseId } = command
  if (enterprise === undefined)
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  const merged = mergedFault(enterpriseId, enterprise.mergedInto)
  if (merged) return reject(merged)
  const isWithdrawal = command.type === 'WithdrawRelation'
  const standing = state.relations.length + (command.type === 'StateRelation' ? 1 : 0)
  if (!isWithdrawal && !takesOneMore(state.entries, standing, groupEntriesMax))
    return reject(problemOf('HISTORY_FULL', { max: groupEntriesMax }))
  switch (command.type) {
    case 'StateRelation':
      return stateRelation(command, state, enterprise)
    case 'EndRelation':
      return end(command, state)
    case 'WithdrawRelation':
      return withdraw(command, state)
    default:
      return command satisfies never
  }
}

function stateRelation(
  command: Asked<'StateRelation'>,
  { relations }: GroupState,
  dates: EnterpriseDates,
): Decision<GroupRelationEvent> {
  const { type: _, at, enterprise: __, ofOrganisation: ___, above, ...stated } = command
  const { enterpriseId, since, endedOn, kind, party } = stated
  const today = dateInShanghai(at)
  const wrong = dayFault(since, today, dates) ?? endFault(endedOn, since, today)
  if (wrong) return reject(wrong)
  const named = party.enterpriseId ?? party.uscc ?? party.name
  const factId = deriveId('RelationFact', enterpriseId, kind, party.kind, named, since)
  const relation: Relation = { ...stated, factId }
  const against = contradictionTo(relation, relations) ?? above
  if (against) return reject(against)
  return accept({ type: 'RelationStated', ...stated, factId })
}

const none = numeric('0')
const whole = numeric('100')
const shareOf = ({ sharePercent }: Relation): string =>
  sharePercent === null ? '?' : formatNumeric(sharePercent)

/** What of the relations that stand at the same time speaks against one more. */
function contradictionTo(
  relation: Relation,
  relations: readonly Relation[],
): Objection | undefined {
  const atOnce = relations.filter(
    (one) => one.kind === relation.kind && sharedSpan(one, relation) !== undefined,
  )
  const facts = (one: Relation) => ({
    party: one.party.name || (one.party.enterpriseId ?? ''),
    share: shareOf(one),
    fact_id: one.factId,
  })
  const other =
    atOnce.find((one) => isSameParty(one.party, relation.party)) ??
    (isMajority(relation) ? atOnce.find(isMajority) : undefined)
  if (other) return problemOf('RELATION_CONTRADICTS', { ...facts(other), since: other.since })
  const days = [relation.since, ...atOnce.map(({ since }) => since)].filter((day) =>
    isOn(relation, day),
  )
  for (const on of days) {
    const there = [relation, ...atOnce].filter((one) => isOn(one, on))
    const sum = sumNumeric(there.map(({ sharePercent }) => sharePercent ?? none))
    const largest = there
      .filter((one) => one !== relation)
      .toSorted((a, b) => compareNumeric(b.sharePercent ?? none, a.sharePercent ?? none))[0]
    if (largest && compareNumeric(sum, whole) > 0)
      return problemOf('SHARES_OF_PARENTS_ABOVE_WHOLE', {
        ...facts(largest),
        on,
        sum: formatNumeric(sum),
      })
  }
  return undefined
}

function end(
  command: Asked<'EndRelation'>,
  { relations }: GroupState,
): Decision<GroupRelationEvent> {
  const { type: _, at, enterprise: __, ofOrganisation: ___, above: ____, ...ended } = command
  const { factId, endedOn } = ended
  const one = relations.find((known) => known.factId === factId)
  if (one === undefined) return reject(problemOf('RELATION_UNKNOWN', { fact_id: factId }))
  if (one.endedOn !== null) return reject(problemOf('RELATION_ENDED', { ended_on: one.endedOn }))
  const wrong = endFault(endedOn, one.since, dateInShanghai(at))
  if (wrong) return reject(wrong)
  return accept({ type: 'RelationEnded', ...ended })
}

function withdraw(
  command: Asked<'WithdrawRelation'>,
  { relations, whose }: RecordedGroup,
): Decision<GroupRelationEvent> {
  const { enterpriseId, factId, reason } = command
  if (!relations.some((one) => one.factId === factId))
    return reject(problemOf('RELATION_UNKNOWN', { fact_id: factId }))
  const notOwn = faultOfTakingBack(command, whose, [factId])
  if (notOwn) return reject(notOwn)
  return accept({ type: 'RelationWithdrawn', enterpriseId, factId, reason })
}

function dayFault(
  date: LocalDate,
  today: LocalDate,
  { foundedOn, closedOn }: EnterpriseDates,
): Objection | undefined {
  if (date > today) return problemOf('DATE_IN_FUTURE', { date, today })
  if (foundedOn !== null && date < foundedOn)
    return problemOf('LICENCE_BEFORE_FOUNDATION', { date, founded_on: foundedOn })
  if (closedOn !== null && date > closedOn)
    return problemOf('AFTER_CLOSURE', { date, closed_on: closedOn })
  return undefined
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
