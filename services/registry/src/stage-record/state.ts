import type { LocalDate } from '@seedline/values'
import type { Evidence } from '../facts/evidence.ts'
import type { RoundOrigin, RungId, StageReached, StageRecordEvent } from './events.ts'
import type { Rung } from './rung.ts'

/** One rung as it stands after its corrections. */
export interface RungState {
  readonly rungId: RungId
  readonly rung: Rung
  readonly reachedOn: LocalDate
  readonly evidence: readonly Evidence[]
  readonly outOfOrderReason: string
  /** The closed rounds behind it: none, one, or one and its later closings. */
  readonly rounds: readonly RoundOrigin[]
  readonly withdrawn: boolean
}

/** A ladder: its rungs in the order of recording. `entries` counts its events. */
export interface LadderState {
  readonly rungs: readonly RungState[]
  readonly entries: number
}

export const emptyLadder: LadderState = { rungs: [], entries: 0 }

export function evolve(state: LadderState, event: StageRecordEvent): LadderState {
  const entries = state.entries + 1
  switch (event.type) {
    case 'StageReached':
      return { entries, rungs: [...state.rungs, rungOf(event)] }
    case 'StageCorrected': {
      const { round, ...facts } = event.changes
      return change(state, event.rungId, (rung) => ({
        ...rung,
        ...facts,
        rounds: round ? [...rung.rounds, round] : rung.rounds,
      }))
    }
    case 'StageWithdrawn':
      return change(state, event.rungId, (rung) => ({ ...rung, withdrawn: true }))
    default:
      return event satisfies never
  }
}

const rungOf = (event: StageReached): RungState => ({
  rungId: event.rungId,
  rung: event.rung,
  reachedOn: event.reachedOn,
  evidence: event.evidence,
  outOfOrderReason: event.outOfOrderReason,
  rounds: event.round ? [event.round] : [],
  withdrawn: false,
})

const change = (
  state: LadderState,
  rungId: RungId,
  to: (rung: RungState) => RungState,
): LadderState => ({
  entries: state.entries + 1,
  rungs: state.rungs.map((rung) => (rung.rungId === rungId ? to(rung) : rung)),
})
