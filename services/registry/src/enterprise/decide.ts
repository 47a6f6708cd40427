import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import { enterpriseEntriesMax } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import type { KeepsWhose } from '../facts/whose.ts'
import type { EnterpriseCommand, LadderSpan } from './commands.ts'
import { decideMerging, isMerging } from './decide-merging.ts'
import { recordFormer, rename, withdrawFormer } from './decide-names.ts'
import { differing } from './differing.ts'
import type { EnterpriseEvent, Profile } from './events.ts'
import { corrected, type EnterpriseState } from './state.ts'

type Asked<Type> = Extract<EnterpriseCommand, { readonly type: Type }>
type Active = Extract<EnterpriseState, { readonly status: 'active' }>

// The last entry is kept free for the closure.
const furtherFrom = enterpriseEntriesMax - 1

/** What a command leads to. Pure: the command carries the time and what the ladder says. */
export function decide(
  command: EnterpriseCommand,
  state: EnterpriseState & Partial<KeepsWhose>,
): Decision<EnterpriseEvent> {
  if (command.type === 'RegisterEnterprise') return register(command, state)
  const { type, enterpriseId } = command
  if (state.status === 'unregistered')
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  if (isMerging(command)) return decideMerging(command, state)
  const merged = mergedFault(enterpriseId, state.mergedInto?.survivorId)
  if (merged) return reject(merged)
  if (state.status === 'closed') {
    const facts = { enterprise_id: enterpriseId, closed_on: state.closedOn }
    return reject(problemOf('ENTERPRISE_CLOSED', facts))
  }
  // Each of its duplicates may be let go again.
  if (type !== 'CloseEnterprise' && state.entries >= furtherFrom - state.duplicates.length)
    return reject(problemOf('HISTORY_FULL', { max: enterpriseEntriesMax }))
  switch (command.type) {
    case 'CorrectEnterprise':
      return correct(command, state)
    case 'CloseEnterprise':
      return close(command, state)
    case 'RenameEnterprise':
      return rename(command, state)
    case 'RecordFormerName':
      return recordFormer(command, state)
    case 'WithdrawFormerName':
      return withdrawFormer(command, state)
    default:
      return command satisfies never
  }
}

function register(
  command: Asked<'RegisterEnterprise'>,
  state: EnterpriseState,
): Decision<EnterpriseEvent> {
  const { enterpriseId, profile } = command
  if (state.status !== 'unregistered') {
    const merged = mergedFault(enterpriseId, state.mergedInto?.survivorId)
    const there = problemOf('ENTERPRISE_ALREADY_REGISTERED', { enterprise_id: enterpriseId })
    return reject(merged ?? there)
  }
  const wrong = faultOf(profile, dateInShanghai(command.at), undefined)
  if (wrong) return reject(wrong)
  return accept({ type: 'EnterpriseRegistered', enterpriseId, ...profile })
}

function correct(command: Asked<'CorrectEnterprise'>, state: Active): Decision<EnterpriseEvent> {
  const { type: _, at, ladder, enterpriseId, reason, ...asked } = command
  const changes = differing(asked, state.profile)
  if (Object.keys(changes).length === 0) return reject(problemOf('NOTHING_TO_CORRECT'))
  const profile = corrected(state.profile, { changes })
  const wrong = faultOf(profile, dateInShanghai(at), ladder)
  if (wrong) return reject(wrong)
  return accept({ type: 'EnterpriseCorrected', enterpriseId, reason, changes })
}

function close(command: Asked<'CloseEnterprise'>, state: Active): Decision<EnterpriseEvent> {
  const { type: _, at, ladder, ...closure } = command
  const { closedOn } = closure
  const today = dateInShanghai(at)
  if (closedOn > today) return reject(problemOf('DATE_IN_FUTURE', { date: closedOn, today }))
  const { foundedOn } = state.profile
  if (foundedOn !== null && closedOn < foundedOn)
    return reject(
      problemOf('CLOSED_BEFORE_FOUNDATION', { closed_on: closedOn, founded_on: foundedOn }),
    )
  if (ladder && closedOn < ladder.last)
    return reject(
      problemOf('CLOSED_BEFORE_STAGE', { closed_on: closedOn, last_stage_on: ladder.last }),
    )
  return accept({ type: 'EnterpriseClosed', ...closure })
}

function faultOf(
  { nameZh, nameEn, foundedOn, park, district }: Profile,
  today: LocalDate,
  ladder: LadderSpan | undefined,
): Objection | undefined {
  if (nameZh === '' && nameEn === '') return problemOf('NAME_MISSING')
  if (park !== null && !park.startsWith(`${district}-`))
    return problemOf('PARK_OUTSIDE_DISTRICT', { park, district: district ?? '–' })
  if (foundedOn === null) return undefined
  if (foundedOn > today) return problemOf('DATE_IN_FUTURE', { date: foundedOn, today })
  if (ladder && foundedOn > ladder.first)
    return problemOf('FOUNDED_AFTER_STAGE', {
      founded_on: foundedOn,
      first_stage_on: ladder.first,
    })
  return undefined
}
