import { refusal } from '@seedline/contracts/refusals'
import type { HistoryEntry } from '@seedline/contracts/values/v1/values'
import type { EventStore } from '@seedline/event-store'
import { historyEntry, metaOf } from '@seedline/facts/answers'
import { dateInShanghai, type EnterpriseId } from '@seedline/values'
import { type AsOf, hadHappened } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { figures } from '../../figures/aggregate.ts'
import { figuresEntriesMax } from '../../figures/decide.ts'
import { figuresEvents } from '../../figures/events.ts'

interface HistoryQuestion {
  readonly enterpriseId: EnterpriseId
  readonly asOf: AsOf
}

/** Everything that was stated, replaced and taken back, oldest first, complete. @throws ProblemError ENTERPRISE_UNKNOWN */
export async function getFiguresHistory(
  store: EventStore,
  { enterpriseId, asOf }: HistoryQuestion,
): Promise<HistoryEntry[]> {
  const recorded = await store.read(figures, enterpriseId, {
    limit: figuresEntriesMax,
    ...(asOf.recordedAt && { recordedAt: asOf.recordedAt }),
  })
  if (recorded.length === 0) {
    const { state } = await store.load(enterprise, enterpriseId)
    if (state.status === 'unregistered')
      throw refusal('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  }
  return recorded.flatMap((entry) => {
    const { event, recordedAt } = entry
    const occurredOn = figuresEvents.occurredOn(event) ?? dateInShanghai(recordedAt)
    if (!hadHappened(occurredOn, asOf)) return []
    const reason = 'reason' in event ? event.reason : ''
    return [
      historyEntry(metaOf(entry, 'registry'), {
        occurredOn,
        json: figuresEvents.json(event),
        reason,
      }),
    ]
  })
}
