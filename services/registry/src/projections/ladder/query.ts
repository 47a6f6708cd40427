import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, streamOf } from '@seedline/event-store'
import { metaOf, recordingOf } from '@seedline/facts/answers'
import type { EnterpriseId } from '@seedline/values'
import {
  type AsOf,
  currentOf,
  expectReached,
  hadHappened,
  type Question,
  type ViewStore,
} from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { ladderEntriesMax } from '../../facts/history-bound.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import type { StageRecordEvent } from '../../stage-record/events.ts'
import {
  emptyLadderDocument,
  evolve,
  type LadderDocument,
  type LadderRungDocument,
} from './document.ts'

export interface LadderQuestion extends Question {
  readonly enterpriseId: EnterpriseId
}

export interface LadderAnswer {
  readonly enterpriseId: EnterpriseId
  /** 0 when nothing was recorded. */
  readonly version: number
  /** By date, then by order of recording. */
  readonly rungs: readonly LadderRungDocument[]
}

/**
 * The ladder of an enterprise. What had happened by a day is told as it is known by `recordedAt`:
 * a correction recorded later than the day it speaks of counts.
 * @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getLadder(
  sources: { readonly store: EventStore; readonly ladders: ViewStore<LadderDocument> },
  question: LadderQuestion,
): Promise<LadderAnswer> {
  const { enterpriseId, asOf } = question
  const stream = streamOf(stageRecord.name, enterpriseId)
  const viewed = await currentOf(sources.ladders, { ...question, key: enterpriseId, stream })
  if (viewed) return answerOf(enterpriseId, viewed.data, viewed.versions[stream] ?? 0, asOf)
  const folded = await foldLadder(sources.store, enterpriseId, asOf)
  expectReached(question, folded.version)
  if (folded.version === 0) await expectKnown(sources.store, enterpriseId)
  return answerOf(enterpriseId, folded.document, folded.version, asOf)
}

async function foldLadder(store: EventStore, enterpriseId: EnterpriseId, asOf: AsOf) {
  const { recordedAt } = asOf
  const recorded = await store.read(stageRecord, enterpriseId, {
    limit: ladderEntriesMax,
    ...(recordedAt && { recordedAt }),
  })
  const document = recorded
    .filter(({ event }) => hadClosed(event, asOf))
    .reduce(
      (ladder, entry) => evolve(ladder, entry.event, recordingOf(metaOf(entry, 'registry'))),
      emptyLadderDocument,
    )
  return { document, version: recorded.at(-1)?.version ?? 0 }
}

// A later closing of a round happened on its own day, with papers of its own.
const hadClosed = (event: StageRecordEvent, asOf: AsOf): boolean =>
  event.type !== 'StageCorrected' ||
  event.closedOn === undefined ||
  hadHappened(event.closedOn, asOf)

// An enterprise without a rung has an empty ladder; one that nobody registered has none.
async function expectKnown(store: EventStore, enterpriseId: EnterpriseId): Promise<void> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered')
    throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
}

const answerOf = (
  enterpriseId: EnterpriseId,
  { rungs }: LadderDocument,
  version: number,
  asOf: AsOf,
): LadderAnswer => ({
  enterpriseId,
  version,
  rungs: rungs
    .filter(({ reachedOn }) => hadHappened(reachedOn, asOf))
    .toSorted((a, b) => (a.reachedOn < b.reachedOn ? -1 : a.reachedOn > b.reachedOn ? 1 : 0)),
})
