import type { Evidence, LocalDate, Provenance, Rung } from '@seedline/values'
import {
  type RoundOrigin,
  type RungId,
  type StageCorrected,
  type StageReached,
  type StageRecordChange,
  type StageRecordEvent,
  type StageWithdrawn,
  stageRecordEvents,
} from './events.ts'

/** One rung as it stands after its corrections. */
export interface RungState {
  readonly rungId: RungId
  readonly rung: Rung
  readonly reachedOn: LocalDate
  readonly evidence: readonly Evidence[]
  readonly outOfOrderReason: string
  /** The closed rounds behind it: none, one, or one and its later closings. */
  readonly rounds: readonly RoundOrigin[]
  readonly provenance: Provenance | null
  readonly withdrawn: boolean
}

/** A ladder: its rungs in the order of recording. `entries` counts its events. */
export interface LadderState {
  readonly rungs: readonly RungState[]
  readonly entries: number
}

export const emptyLadder: LadderState = { rungs: [], entries: 0 }

export function evolve(state: LadderState, event: StageRecordEvent): LadderState {
  const rungs = stageRecordEvents.changes(event) ? rungsAfter(state.rungs, event) : state.rungs
  return { entries: state.entries + 1, rungs }
}

function rungsAfter(rungs: readonly RungState[], event: StageRecordChange): readonly RungState[] {
  switch (event.type) {
    case 'StageReached':
      return [...rungs, rungOf(event)]
    case 'StageCorrected':
    case 'StageWithdrawn':
      return rungs.map((rung) => (rung.rungId === event.rungId ? amended(rung, event) : rung))
    default:
      return event satisfies never
  }
}

/** The rung that an event brings. */
export const rungOf = (event: StageReached): RungState => ({
  rungId: event.rungId,
  rung: event.rung,
  reachedOn: event.reachedOn,
  evidence: event.evidence,
  outOfOrderReason: event.outOfOrderReason,
  rounds: event.round ? [event.round] : [],
  provenance: event.provenance,
  withdrawn: false,
})

/** The rung after a correction or withdrawal. */
export function amended<R extends RungState>(rung: R, event: StageCorrected | StageWithdrawn): R {
  if (event.type === 'StageWithdrawn') return { ...rung, withdrawn: true }
  const { round, ...facts } = event.changes
  return { ...rung, ...facts, rounds: round ? [...rung.rounds, round] : rung.rounds }
}
