import type { Evidence, LocalDate, Provenance, Rung } from '@seedline/values'
import {
  type RoundOrigin,
  type RungId,
  type StageCorrected,
  type StageReached,
  type StageRecordChange,
  type StageRecordEvent,
  type StageRoundReversed,
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
  /** The rungs that people recorded or corrected. */
  readonly byHand: readonly RungId[]
  /** The closings that were taken back before they were heard of, by their events. */
  readonly reversed: readonly string[]
}

export const emptyLadder: LadderState = { rungs: [], entries: 0, byHand: [], reversed: [] }

export function evolve(state: LadderState, event: StageRecordEvent): LadderState {
  const entries = state.entries + 1
  if (!stageRecordEvents.changes(event)) return { ...state, entries }
  return {
    entries,
    rungs: rungsAfter(state.rungs, event),
    byHand: isByHand(event) ? [...state.byHand, event.rungId] : state.byHand,
    reversed: isUnheard(event) ? [...state.reversed, event.round.eventId] : state.reversed,
  }
}

const isByHand = (event: StageRecordChange): event is StageReached | StageCorrected =>
  (event.type === 'StageReached' && event.round === null) ||
  (event.type === 'StageCorrected' && event.changes.round === undefined)

const isUnheard = (event: StageRecordChange): event is StageRoundReversed =>
  event.type === 'StageRoundReversed' && event.rungId === undefined

function rungsAfter(rungs: readonly RungState[], event: StageRecordChange): readonly RungState[] {
  switch (event.type) {
    case 'StageReached':
      return [...rungs, rungOf(event)]
    case 'StageCorrected':
    case 'StageWithdrawn':
    case 'StageRoundReversed':
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

/** The rung after a correction, a withdrawal, or the reversal of a round behind it. */
export function amended<R extends RungState>(
  rung: R,
  event: StageCorrected | StageWithdrawn | StageRoundReversed,
): R {
  if (event.type === 'StageWithdrawn') return { ...rung, withdrawn: true }
  if (event.type === 'StageRoundReversed') {
    const rounds = rung.rounds.filter(({ eventId }) => eventId !== event.round.eventId)
    return { ...rung, rounds, withdrawn: rung.withdrawn || event.rungWithdrawn }
  }
  const { round, ...facts } = event.changes
  return { ...rung, ...facts, rounds: round ? [...rung.rounds, round] : rung.rounds }
}
