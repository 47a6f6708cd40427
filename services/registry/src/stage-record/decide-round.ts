import { accept, type Decision, reject } from '@seedline/event-store'
import { joinEvidence } from '@seedline/values'
import type { EnterpriseDates, RecordRound } from './commands.ts'
import type { StageRecordEvent } from './events.ts'
import { standing } from './ladder.ts'
import { dateFault, type Placement, placementOf } from './placement.ts'
import { mayRecur } from './rung.ts'
import type { LadderState, RungState } from './state.ts'

const lateRound = 'closed round recorded after a later rung'
const afterClosure =
  'closed round of a day after the enterprise was closed: one of the two is wrong'
const linked = 'linked to the closed round that it stands for'
const laterClosing = 'a later closing of the same round'

/**
 * Records what a closed round says. Nobody is there to be asked, so the reasons are stated here:
 * rounds close late, and people record by hand what they already know.
 * - The rung stands already: it is linked to the round, keeps its date, and gains its evidence.
 * - The ladder went on meanwhile: the rung is recorded with `lateRound` as its reason.
 * - The enterprise was closed meanwhile as of an earlier day: the rung is recorded with `afterClosure` as its reason. Its
 *   shares are issued and its money is invested; refused here it would be told by nobody.
 * - The deal is linked already, or the round has been taken back since: nothing to do.
 */
export function recordRound(
  command: RecordRound & { readonly enterprise: EnterpriseDates },
  state: LadderState,
): Decision<StageRecordEvent> {
  const { enterpriseId, enterprise, rung, closedOn, round } = command
  if (state.reversed.includes(round.eventId)) return accept()
  const rungs = standing(state)
  if (rungs.some((known) => known.rounds.some(({ dealId }) => dealId === round.dealId)))
    return accept()
  const reached = rungs.find((known) => known.rung === rung && !mayRecur(rung))
  if (reached) return link(command, reached)
  const step = { rung, reachedOn: closedOn }
  const { closedOn: over } = enterprise
  const asOpen = { ...enterprise, closedOn: null }
  const wrong = dateFault(step, { enterpriseId, enterprise: asOpen, at: command.at })
  if (wrong) return reject(wrong)
  const placement = placementOf(step, rungs)
  if (placement.kind === 'impossible') return reject(placement.problem)
  return accept({
    type: 'StageReached',
    enterpriseId,
    rungId: command.rungId,
    ...step,
    evidence: command.evidence,
    outOfOrderReason: reasonOf(placement, over !== null && closedOn > over),
    round,
    provenance: command.provenance,
  })
}

function reasonOf({ kind }: Placement, isAfterClosure: boolean): string {
  if (isAfterClosure) return afterClosure
  return kind === 'needs-reason' ? lateRound : ''
}

function link(command: RecordRound, reached: RungState): Decision<StageRecordEvent> {
  const evidence = joinEvidence(reached.evidence, command.evidence)
  const gained = evidence.length > reached.evidence.length
  return accept({
    type: 'StageCorrected',
    enterpriseId: command.enterpriseId,
    rungId: reached.rungId,
    reason: reached.rounds.length === 0 ? linked : laterClosing,
    changes: { round: command.round, ...(gained && { evidence }) },
    closedOn: command.closedOn,
  })
}
