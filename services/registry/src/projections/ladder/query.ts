import { refusal } from '@seedline/contracts/refusals'
import { type Actor, type EventStore, streamOf } from '@seedline/event-store'
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
import { codeFor } from '../enterprise-list/own-code.ts'
import { fundsSeenBy } from '../known-fund/seen.ts'
import type { KnownFundDocument } from '../known-fund/view.ts'
import {
  emptyLadderDocument,
  evolve,
  fundsOf,
  type LadderDocument,
  type LadderRungDocument,
} from './document.ts'
import { rungToldTo, type ToldRung } from './withheld.ts'

export interface LadderQuestion extends Question {
  readonly enterpriseId: EnterpriseId
  readonly actor: Actor
}

export interface LadderSources {
  readonly store: EventStore
  readonly ladders: ViewStore<LadderDocument>
  readonly funds: ViewStore<KnownFundDocument>
}

export interface LadderAnswer {
  readonly enterpriseId: EnterpriseId
  /** 0 when nothing was recorded. */
  readonly version: number
  /** By date, then by order of recording, as they are told to whoever asks. */
  readonly rungs: readonly ToldRung[]
}

/**
 * The ladder of an enterprise. What had happened by a day is told as it is known by `recordedAt`:
 * a correction recorded later than the day it speaks of counts.
 * @throws ProblemError ENTERPRISE_UNKNOWN, VERSION_NOT_REACHED
 */
export async function getLadder(
  sources: LadderSources,
  question: LadderQuestion,
): Promise<LadderAnswer> {
  const { enterpriseId, asOf, actor } = question
  const stream = streamOf(stageRecord.name, enterpriseId)
  const viewed = await currentOf(sources.ladders, { ...question, key: enterpriseId, stream })
  const told = async (ladder: LadderDocument, version: number): Promise<LadderAnswer> => {
    const uscc = await codeFor(actor, sources.store, enterpriseId)
    const sees = await fundsSeenBy(sources.funds, { actor, uscc }, fundsOf(ladder))
    return {
      enterpriseId,
      version,
      rungs: rungsOf(ladder, asOf).map((rung) => rungToldTo(sees, rung)),
    }
  }
  if (viewed) return told(viewed.data, viewed.versions[stream] ?? 0)
  const folded = await foldLadder(sources.store, enterpriseId, asOf)
  expectReached(question, folded.version)
  if (folded.version === 0) await expectKnown(sources.store, enterpriseId)
  return told(folded.document, folded.version)
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

const rungsOf = ({ rungs }: LadderDocument, asOf: AsOf): readonly LadderRungDocument[] =>
  rungs
    .filter(({ reachedOn }) => hadHappened(reachedOn, asOf))
    .toSorted((a, b) => (a.reachedOn < b.reachedOn ? -1 : a.reachedOn > b.reachedOn ? 1 : 0))
