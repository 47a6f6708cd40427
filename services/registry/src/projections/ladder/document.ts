import type { RecordingDocument } from '@seedline/facts/answers'
import { type StageRecordEvent, stageRecordEvents } from '../../stage-record/events.ts'
import { amended, type RungState, rungOf } from '../../stage-record/state.ts'
import { papersAfter, papersOf, type RoundPapers } from './papers.ts'

/** One rung with who recorded it, and every later word on it. */
export interface LadderRungDocument extends RungState {
  readonly recording: RecordingDocument
  /** Corrections and a withdrawal, oldest first. */
  readonly amendments: readonly AmendmentDocument[]
  /** Which of its papers came with its rounds, and of whose fund. */
  readonly roundPapers: readonly RoundPapers[]
}

export interface AmendmentDocument {
  readonly reason: string
  readonly recording: RecordingDocument
  /** The fund whose round was taken back: why is its own. */
  readonly ofFund?: string
}

/** The ladder of one enterprise, its rungs in the order of recording. */
export interface LadderDocument {
  readonly rungs: readonly LadderRungDocument[]
}

export const emptyLadderDocument: LadderDocument = { rungs: [] }

/** The ladder after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  ladder: LadderDocument,
  event: StageRecordEvent,
  recording: RecordingDocument,
): LadderDocument {
  if (!stageRecordEvents.changes(event)) return ladder
  const { rungs } = ladder
  if (event.type === 'StageReached')
    return {
      rungs: [
        ...rungs,
        { ...rungOf(event), recording, amendments: [], roundPapers: papersOf(event) },
      ],
    }
  const amendment: AmendmentDocument = {
    reason: event.reason,
    recording,
    ...(event.type === 'StageRoundReversed' && { ofFund: event.round.fundId }),
  }
  return {
    rungs: rungs.map((rung) =>
      rung.rungId === event.rungId
        ? {
            ...amended(rung, event),
            amendments: [...rung.amendments, amendment],
            roundPapers:
              event.type === 'StageCorrected' ? papersAfter(rung, event) : rung.roundPapers,
          }
        : rung,
    ),
  }
}

/** The funds whose rounds stand behind its rungs, or stood: their papers stay. */
export const fundsOf = ({ rungs }: LadderDocument): readonly string[] =>
  rungs.flatMap(({ roundPapers }) => roundPapers.map(({ fundId }) => fundId))
