import type {
  RoundOrigin,
  StageRecordEvent,
  StageRoundReversed,
} from '../../stage-record/events.ts'
import type { SeesFund } from '../known-fund/seen.ts'
import type { LadderDocument, LadderRungDocument } from './document.ts'
import { beyond, hiddenOf } from './papers.ts'

/** A rung as it is told to somebody. */
export interface ToldRung extends Omit<LadderRungDocument, 'roundPapers'> {
  /** It stands for a round of a fund whose books the asker may not see. */
  readonly papersWithheld: boolean
}

/** A rung without the rounds, and their papers, of funds whose books the asker may not see. */
export function rungToldTo(sees: SeesFund, rung: LadderRungDocument): ToldRung {
  const { roundPapers, ...told } = rung
  // A round that was taken back is no more among its rounds, and its papers are still its fund's.
  if (roundPapers.every(({ fundId }) => sees(fundId))) return { ...told, papersWithheld: false }
  return {
    ...told,
    rounds: told.rounds.filter(({ fundId }) => sees(fundId)),
    evidence: beyond(hiddenOf(roundPapers, sees), told.evidence),
    amendments: told.amendments.map(({ ofFund, ...each }) =>
      ofFund === undefined || sees(ofFund) ? each : { ...each, reason: '' },
    ),
    papersWithheld: true,
  }
}

// That a round of somebody's was taken back is seen on the ladder; which, and why, is its fund's.
const reversalToldTo = (sees: SeesFund, event: StageRoundReversed) =>
  sees(event.round.fundId)
    ? { event, papersWithheld: false }
    : { event: { ...event, round: nobodysRound, reason: '' }, papersWithheld: true }

const nobodysRound: RoundOrigin = { fundId: '', dealId: '', eventId: '', traceId: '' }

/** An event of a ladder, told in the same way; `ladder` is what became of it. */
export function eventToldTo(
  sees: SeesFund,
  ladder: LadderDocument,
): (event: StageRecordEvent) => {
  readonly event: StageRecordEvent
  readonly papersWithheld: boolean
} {
  const hiddenBy = new Map(
    ladder.rungs.map(({ rungId, roundPapers }) => [rungId, hiddenOf(roundPapers, sees)]),
  )
  return (event) => {
    if (event.type === 'StageRoundReversed') return reversalToldTo(sees, event)
    if (event.type === 'StageReached') {
      const hidden = hiddenBy.get(event.rungId) ?? []
      const unseen = event.round !== null && !sees(event.round.fundId)
      const evidence = beyond(hidden, event.evidence)
      if (!unseen) return { event: { ...event, evidence }, papersWithheld: false }
      return { event: { ...event, evidence, round: null }, papersWithheld: true }
    }
    if (event.type !== 'StageCorrected') return { event, papersWithheld: false }
    const hidden = hiddenBy.get(event.rungId) ?? []
    const { round, evidence, ...changes } = event.changes
    const unseen = round !== undefined && !sees(round.fundId)
    const left = evidence && beyond(hidden, evidence)
    return {
      event: {
        ...event,
        changes: {
          ...changes,
          ...(round && !unseen && { round }),
          ...(left && left.length > 0 && { evidence: left }),
        },
      },
      papersWithheld: unseen || (evidence?.length ?? 0) > (left?.length ?? 0),
    }
  }
}
