import { problemOf } from '@seedline/contracts/refusals'
import { accept, type Decision, reject } from '@seedline/event-store'
import { sameEvidence } from '@seedline/values'
import { ladderEntriesMax, roundEntriesKept } from '../facts/history-bound.ts'
import { mergedFault } from '../facts/merged.ts'
import { faultOfTakingBack, type KeepsWhose, nobodys } from '../facts/whose.ts'
import type { EnterpriseDates, StageRecordCommand } from './commands.ts'
import { recordRound } from './decide-round.ts'
import type { StageChanges, StageRecordEvent } from './events.ts'
import { standing } from './ladder.ts'
import { dateFault, placementOf } from './placement.ts'
import { reverseRound } from './reverse-round.ts'
import type { LadderState, RungState } from './state.ts'

type Asked<Type> = Extract<StageRecordCommand, { readonly type: Type }>
type Known<Command> = Command & { readonly enterprise: EnterpriseDates }

/** What a command leads to. Pure: the command carries the time and what is known of its enterprise. */
export function decide(
  command: StageRecordCommand,
  state: LadderState & Partial<KeepsWhose>,
): Decision<StageRecordEvent> {
  const isOfRound = command.type === 'RecordRound' || command.type === 'ReverseRound'
  const max = isOfRound ? ladderEntriesMax : ladderEntriesMax - roundEntriesKept
  if (state.entries >= max) return reject(problemOf('HISTORY_FULL', { max }))
  // What closes on a deal that was under way goes on under the id that the deal was opened with.
  const merged = isOfRound
    ? undefined
    : mergedFault(command.enterpriseId, command.enterprise?.mergedInto)
  if (merged) return reject(merged)
  // A withdrawal asks no more than that its rung is there.
  if (command.type === 'WithdrawStage') return withdraw(command, state)
  if (command.type === 'ReverseRound') return reverseRound(command, state)
  const { enterpriseId, enterprise } = command
  if (!enterprise) return reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
  switch (command.type) {
    case 'RecordStage':
      return record({ ...command, enterprise }, state)
    case 'RecordRound':
      return recordRound({ ...command, enterprise }, state)
    case 'CorrectStage':
      return correct({ ...command, enterprise }, state)
    default:
      return command satisfies never
  }
}

function record(
  command: Known<Asked<'RecordStage'>>,
  state: LadderState,
): Decision<StageRecordEvent> {
  const { enterpriseId, enterprise, rungId, rung, reachedOn, evidence, provenance } = command
  if (evidence.length === 0) return reject(problemOf('EVIDENCE_MISSING'))
  const wrong = dateFault(command, { enterpriseId, enterprise, at: command.at })
  if (wrong) return reject(wrong)
  const placement = placementOf(command, standing(state))
  if (placement.kind === 'impossible') return reject(placement.problem)
  const needsReason = placement.kind === 'needs-reason'
  if (needsReason && command.outOfOrderReason === '') return reject(placement.problem)
  return accept({
    type: 'StageReached',
    enterpriseId,
    rungId,
    rung,
    reachedOn,
    evidence,
    outOfOrderReason: needsReason ? command.outOfOrderReason : '',
    round: null,
    provenance,
  })
}

// A correction states its own reason, which also answers for a place out of order.
function correct(
  command: Known<Asked<'CorrectStage'>>,
  state: LadderState,
): Decision<StageRecordEvent> {
  const { enterpriseId, enterprise, rungId, reason } = command
  const rung = state.rungs.find((known) => known.rungId === rungId)
  if (!rung) return reject(problemOf('RUNG_UNKNOWN', { rung_id: rungId }))
  if (rung.withdrawn) return reject(problemOf('RUNG_WITHDRAWN', { rung_id: rungId }))
  const changes = differing(command, rung)
  if (Object.keys(changes).length === 0) return reject(problemOf('NOTHING_TO_CORRECT'))
  if (changes.rung !== undefined || changes.reachedOn !== undefined) {
    const step = { ...rung, ...changes }
    const wrong = dateFault(step, { enterpriseId, enterprise, at: command.at })
    if (wrong) return reject(wrong)
    const others = standing(state).filter((other) => other.rungId !== rungId)
    const placement = placementOf(step, others)
    if (placement.kind === 'impossible') return reject(placement.problem)
  }
  return accept({
    type: 'StageCorrected',
    enterpriseId,
    rungId,
    reason,
    changes,
    closedOn: undefined,
  })
}

const differing = (command: Asked<'CorrectStage'>, rung: RungState): StageChanges => ({
  ...(command.rung !== undefined && command.rung !== rung.rung && { rung: command.rung }),
  ...(command.reachedOn !== undefined &&
    command.reachedOn !== rung.reachedOn && { reachedOn: command.reachedOn }),
  ...(command.evidence.length > 0 &&
    !sameEvidence(command.evidence, rung.evidence) && { evidence: command.evidence }),
})

function withdraw(
  command: Asked<'WithdrawStage'>,
  state: LadderState & Partial<KeepsWhose>,
): Decision<StageRecordEvent> {
  const { enterpriseId, rungId, reason } = command
  const rung = state.rungs.find((known) => known.rungId === rungId)
  if (!rung) return reject(problemOf('RUNG_UNKNOWN', { rung_id: rungId }))
  if (rung.withdrawn) return reject(problemOf('RUNG_WITHDRAWN', { rung_id: rungId }))
  if (rung.rounds.length > 0) return reject(problemOf('RUNG_OF_ROUND', { rung_id: rungId }))
  const notOwn = faultOfTakingBack(command, state.whose ?? nobodys, [rungId])
  if (notOwn) return reject(notOwn)
  return accept({ type: 'StageWithdrawn', enterpriseId, rungId, reason })
}
