import { accept, type Decision, reject } from '@seedline/event-store'
import { dateInFuture, enterpriseUnknown } from '@seedline/facts'
import { dateInShanghai, type LocalDate } from '@seedline/values'
import { enterpriseEntriesMax } from '../facts/history-bound.ts'
import { enterpriseClosed, historyFull } from '../facts/rejections.ts'
import type {
  CloseEnterprise,
  CorrectEnterprise,
  EnterpriseCommand,
  LadderSpan,
  RegisterEnterprise,
} from './commands.ts'
import { differing } from './differing.ts'
import type { EnterpriseEvent, Profile } from './events.ts'
import {
  closedBeforeFoundation,
  closedBeforeStage,
  enterpriseAlreadyRegistered,
  foundedAfterStage,
  nameMissing,
  nothingToCorrect,
} from './rejections.ts'
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
  if (state.status !== 'unregistered') return reject(enterpriseAlreadyRegistered(enterpriseId))
  const wrong = faultOf(profile, dateInShanghai(command.at), undefined)
  if (wrong) return reject(wrong)
  return accept({ type: 'EnterpriseRegistered', enterpriseId, ...profile })
}

function correct(command: CorrectEnterprise, state: EnterpriseState): Decision<EnterpriseEvent> {
  const { enterpriseId, reason } = command
  if (state.status === 'unregistered') return reject(enterpriseUnknown(enterpriseId))
  if (state.status === 'closed') return reject(enterpriseClosed(enterpriseId, state.closedOn))
  if (state.entries >= correctionsFrom) return reject(historyFull(enterpriseEntriesMax))
  const changes = differing(command.changes, state.profile)
  if (Object.keys(changes).length === 0) return reject(nothingToCorrect())
  const profile = corrected(state.profile, { changes })
  const wrong = faultOf(profile, dateInShanghai(command.at), command.ladder)
  if (wrong) return reject(wrong)
  return accept({ type: 'EnterpriseCorrected', enterpriseId, reason, changes })
}

function close(command: CloseEnterprise, state: EnterpriseState): Decision<EnterpriseEvent> {
  const { enterpriseId, closedOn, reason, evidence, ladder } = command
  if (state.status === 'unregistered') return reject(enterpriseUnknown(enterpriseId))
  if (state.status === 'closed') return reject(enterpriseClosed(enterpriseId, state.closedOn))
  const today = dateInShanghai(command.at)
  if (closedOn > today) return reject(dateInFuture(closedOn, today))
  const { foundedOn } = state.profile
  if (foundedOn !== null && closedOn < foundedOn)
    return reject(closedBeforeFoundation(closedOn, foundedOn))
  if (ladder && closedOn < ladder.last) return reject(closedBeforeStage(closedOn, ladder))
  return accept({ type: 'EnterpriseClosed', enterpriseId, closedOn, reason, evidence })
}

function faultOf(profile: Profile, today: LocalDate, ladder: LadderSpan | undefined) {
  const { foundedOn } = profile
  if (profile.nameZh === '' && profile.nameEn === '') return nameMissing()
  if (foundedOn === null) return undefined
  if (foundedOn > today) return dateInFuture(foundedOn, today)
  if (ladder && foundedOn > ladder.first) return foundedAfterStage(foundedOn, ladder)
  return undefined
}
