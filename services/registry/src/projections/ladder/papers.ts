import { type Evidence, joinEvidence } from '@seedline/values'
import type { StageCorrected, StageReached } from '../../stage-record/events.ts'
import type { SeesFund } from '../known-fund/seen.ts'

/** The papers that came with a fund's round; what had been recorded by hand before is not among them. */
export interface RoundPapers {
  readonly fundId: string
  readonly evidence: readonly Evidence[]
}

/** What of a rung's papers came with its rounds. */
export const papersOf = ({ round, evidence }: StageReached): readonly RoundPapers[] =>
  round === null ? [] : [{ fundId: round.fundId, evidence }]

/** The same after a correction, which brings a round's papers where it links one. */
export function papersAfter(
  {
    evidence,
    roundPapers,
  }: {
    readonly evidence: readonly Evidence[]
    readonly roundPapers: readonly RoundPapers[]
  },
  { changes: { round, evidence: after = [] } }: StageCorrected,
): readonly RoundPapers[] {
  if (round === undefined) return roundPapers
  return [...roundPapers, { fundId: round.fundId, evidence: beyond(evidence, after) }]
}

/** The papers that whoever asks may not see. */
export const hiddenOf = (
  roundPapers: readonly RoundPapers[],
  sees: SeesFund,
): readonly Evidence[] =>
  roundPapers.filter(({ fundId }) => !sees(fundId)).flatMap(({ evidence }) => evidence)

/** What a list of papers has beyond another. */
export const beyond = (
  known: readonly Evidence[],
  papers: readonly Evidence[],
): readonly Evidence[] => joinEvidence(known, papers).slice(known.length)
