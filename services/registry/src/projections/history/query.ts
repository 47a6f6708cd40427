import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import type { EventStore, Recorded } from '@seedline/event-store'
import { type EnterpriseId, enterpriseUnknown } from '@seedline/facts'
import { historyEntry, metaOf } from '@seedline/facts/answers'
import { dateInShanghai, type LocalDate, ProblemError } from '@seedline/values'
import { type AsOf, hadHappened } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { enterpriseEventJson } from '../../enterprise/codec.ts'
import type { EnterpriseEvent } from '../../enterprise/events.ts'
import { enterpriseEntriesMax, ladderEntriesMax } from '../../facts/history-bound.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import { stageRecordEventJson } from '../../stage-record/codec.ts'
import type { StageRecordEvent } from '../../stage-record/events.ts'

type RegistryEvent = EnterpriseEvent | StageRecordEvent

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
  return [...own, ...ladder]
    .filter((entry) => hadHappened(occurredOn(entry), asOf))
    .toSorted((a, b) => compare(a.recordedAt, b.recordedAt))
    .map(entryOf)
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const entryOf = (recorded: Recorded<RegistryEvent>): HistoryEntry =>
  historyEntry(metaOf(recorded, 'registry'), {
    occurredOn: occurredOn(recorded),
    json: jsonOf(recorded.event),
    reason: reasonOf(recorded.event),
  })

function reasonOf(event: RegistryEvent): string {
  if ('reason' in event) return event.reason
  return event.type === 'StageReached' ? event.outOfOrderReason : ''
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

function jsonOf(event: RegistryEvent): string {
  switch (event.type) {
    case 'EnterpriseRegistered':
    case 'EnterpriseCorrected':
    case 'EnterpriseClosed':
      return enterpriseEventJson(event)
    case 'StageReached':
    case 'StageCorrected':
    case 'StageWithdrawn':
      return stageRecordEventJson(event)
    default:
      return event satisfies never
  }
}
