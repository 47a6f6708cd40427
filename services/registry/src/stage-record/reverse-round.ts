import { accept, type Decision } from '@seedline/event-store'
import type { ReverseRound } from './commands.ts'
import type { StageRecordEvent } from './events.ts'
import type { LadderState, RungState } from './state.ts'

/** Where the ladder has no room for the reason's own words. */
export const reasonOnDeal = 'the reason stands with the deal'

/**
 * What a closed round said of the ladder is taken back. A process takes back what a process recorded, and nothing else:
 * - The rung was made for this round alone: it is withdrawn with it.
 * - A person recorded it, or has corrected it since, or another round stands behind it, too: it stays and loses the round,
 *   for a person to look at; its evidence stays with it.
 * - Nothing stands for the round, as when the ladder refused it: noted, so that it brings no rung any more.
 */
export function reverseRound(
  { enterpriseId, round, closedOn, reason }: ReverseRound,
  state: LadderState,
): Decision<StageRecordEvent> {
  if (state.reversed.includes(round.eventId)) return accept()
  const rung = state.rungs.find(({ rounds }) =>
    rounds.some(({ eventId }) => eventId === round.eventId),
  )
  return accept({
    type: 'StageRoundReversed',
    enterpriseId,
    rungId: rung?.rungId,
    reason,
    round,
    closedOn,
    rungWithdrawn: rung !== undefined && isOfRoundAlone(rung, state),
  })
}

const isOfRoundAlone = ({ rungId, rounds, withdrawn }: RungState, { byHand }: LadderState) =>
  !withdrawn && rounds.length === 1 && !byHand.includes(rungId)
