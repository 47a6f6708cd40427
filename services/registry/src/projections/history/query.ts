import {
  EnterpriseClosed,
  EnterpriseCorrected,
  EnterpriseRegistered,
} from '@seedline/contracts/registry/v1/enterprise_events'
import {
  StageCorrected,
  StageReached,
  StageWithdrawn,
} from '@seedline/contracts/registry/v1/stage_record_events'
import type { EventStore, Recorded } from '@seedline/event-store'
import { dateInShanghai, type LocalDate, ProblemError } from '@seedline/values'
import { type AsOf, hadHappened } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import type { EnterpriseEvent } from '../../enterprise/events.ts'
import type { EnterpriseId } from '../../facts/enterprise-id.ts'
import { enterpriseEntriesMax, ladderEntriesMax } from '../../facts/history-bound.ts'
import { enterpriseUnknown } from '../../facts/rejections.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import type { StageRecordEvent } from '../../stage-record/events.ts'
import { metaOf, type RecordingDocument, recordingOf } from '../meta.ts'

type RegistryEvent = EnterpriseEvent | StageRecordEvent

/** One line of a history, for people. */
export interface HistoryEntry {
  readonly recording: RecordingDocument
  readonly occurredOn: LocalDate
  /** The event's own fields as canonical protobuf JSON. */
  readonly detailsJson: string
  /** Empty where the event states none. */
  readonly reason: string
}

/**
 * The history of an enterprise and of its ladder, oldest first, complete: both streams are bounded.
 * @throws ProblemError ENTERPRISE_UNKNOWN
 */
export async function getEnterpriseHistory(
  store: EventStore,
  enterpriseId: EnterpriseId,
  asOf: AsOf,
): Promise<readonly HistoryEntry[]> {
  const until = asOf.recordedAt && { recordedAt: asOf.recordedAt }
  const [own, ladder] = await Promise.all([
    store.read(enterprise, enterpriseId, { limit: enterpriseEntriesMax, ...until }),
    store.read(stageRecord, enterpriseId, { limit: ladderEntriesMax, ...until }),
  ])
  if (own.length === 0) throw new ProblemError(enterpriseUnknown(enterpriseId))
  return [
    ...own.map((entry) => entryOf(entry, enterprise.codec.encode(entry.event).data)),
    ...ladder.map((entry) => entryOf(entry, stageRecord.codec.encode(entry.event).data)),
  ]
    .filter(({ occurredOn }) => hadHappened(occurredOn, asOf))
    .toSorted((a, b) => compare(a.recording.recordedAt, b.recording.recordedAt))
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

function entryOf(recorded: Recorded<RegistryEvent>, data: Uint8Array): HistoryEntry {
  const { event } = recorded
  return {
    recording: recordingOf(metaOf(recorded)),
    occurredOn: occurredOn(recorded),
    detailsJson: JSON.stringify(detailsOf(event, data)),
    reason:
      'reason' in event
        ? event.reason
        : event.type === 'StageReached'
          ? event.outOfOrderReason
          : '',
  }
}

// Registering, correcting and withdrawing happen when they are recorded.
function occurredOn({ event, recordedAt }: Recorded<RegistryEvent>): LocalDate {
  switch (event.type) {
    case 'StageReached':
      return event.reachedOn
    case 'EnterpriseClosed':
      return event.closedOn
    default:
      return dateInShanghai(recordedAt)
  }
}

function detailsOf(event: RegistryEvent, data: Uint8Array): unknown {
  switch (event.type) {
    case 'EnterpriseRegistered':
      return EnterpriseRegistered.toJSON(EnterpriseRegistered.decode(data))
    case 'EnterpriseCorrected':
      return EnterpriseCorrected.toJSON(EnterpriseCorrected.decode(data))
    case 'EnterpriseClosed':
      return EnterpriseClosed.toJSON(EnterpriseClosed.decode(data))
    case 'StageReached':
      return StageReached.toJSON(StageReached.decode(data))
    case 'StageCorrected':
      return StageCorrected.toJSON(StageCorrected.decode(data))
    case 'StageWithdrawn':
      return StageWithdrawn.toJSON(StageWithdrawn.decode(data))
    default:
      return event satisfies never
  }
}
