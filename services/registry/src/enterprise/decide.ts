import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { dateInShanghai, type LocalDate, type Objection } from '@seedline/values'
import { enterpriseEntriesMax } from '../facts/history-bound.ts'
import type {
  CloseEnterprise,
  CorrectEnterprise,
  EnterpriseCommand,
  LadderSpan,
  RegisterEnterprise,
} from './commands.ts'
import { differing } from './differing.ts'
import type { EnterpriseEvent, Profile } from './events.ts'
import { corrected, type EnterpriseState } from './state.ts'

// The last entry is kept free for the closure.
const correctionsFrom = enterpriseEntriesMax - 1

/** What a command leads to. Pure: the command carries the time and what the ladder says. */
export function decide(
  command: EnterpriseCommand,
  state: EnterpriseState,
): Decision<EnterpriseEvent> {
  switch (command.type) {
    case 'RegisterEnterprise':
      return register(command, state)
    case 'CorrectEnterprise':
      return correct(command, state)
    case 'CloseEnterprise':
      return close(command, state)
    default:
      return command satisfies never
  }
}

function register(command: RegisterEnterprise, state: EnterpriseState): Decision<EnterpriseEvent> {
  const { enterpriseId, profile } = command
  if (state.status !== 'unregistered')
    return reject(problemOf('ENTERPRISE_ALREADY_REGISTERED', { enterprise_id: enterpriseId }))
  const wrong = faultOf(profile, dateInShanghai(command.at), undefined)
  if (wrong) return reject(wrong)
  return accept({ type: 'EnterpriseRegistered', enterpriseId, ...profile })
}

function correct(command: CorrectEnterprise, state: EnterpriseState): Decision<EnterpriseEvent> {
  const { type: _, at, ladder, enterpriseId, reason, ...asked } = command
  if (state.status === 'unregistered')
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  if (state.status === 'closed') return reject(closed(enterpriseId, state))
  if (state.entries >= correctionsFrom)
    return reject(problemOf('HISTORY_FULL', { max: enterpriseEntriesMax }))
  const changes = differing(asked, state.profile)
  if (Object.keys(changes).length === 0) return reject(problemOf('NOTHING_TO_CORRECT'))
  const profile = corrected(state.profile, { changes })
  const wrong = faultOf(profile, dateInShanghai(at), ladder)
  if (wrong) return reject(wrong)
  return accept({ type: 'EnterpriseCorrected', enterpriseId, reason, changes })
}

function close(command: CloseEnterprise, state: EnterpriseState): Decision<EnterpriseEvent> {
  const { type: _, at, ladder, ...closure } = command
  const { enterpriseId, closedOn } = closure
  if (state.status === 'unregistered')
    return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  if (state.status === 'closed') return reject(closed(enterpriseId, state))
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

const closed = (
  enterpriseId: EnterpriseId,
  { closedOn }: { readonly closedOn: LocalDate },
): Objection => problemOf('ENTERPRISE_CLOSED', { enterprise_id: enterpriseId, closed_on: closedOn })

function faultOf(
  { nameZh, nameEn, foundedOn }: Profile,
  today: LocalDate,
  ladder: LadderSpan | undefined,
): Objection | undefined {
  if (nameZh === '' && nameEn === '') return problemOf('NAME_MISSING')
  if (foundedOn === null) return undefined
  if (foundedOn > today) return problemOf('DATE_IN_FUTURE', { date: foundedOn, today })
  if (ladder && foundedOn > ladder.first)
    return problemOf('FOUNDED_AFTER_STAGE', {
      founded_on: foundedOn,
      first_stage_on: ladder.first,
    })
  return undefined
}
