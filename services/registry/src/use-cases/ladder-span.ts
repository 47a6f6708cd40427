import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import type { LadderSpan } from '../enterprise/commands.ts'
import { stageRecord } from '../stage-record/aggregate.ts'
import { standing } from '../stage-record/ladder.ts'

/**
 * The first and last day of the enterprise's ladder; undefined when no rung stands. The ladder is
 * another stream: a rung recorded in the same instant can slip past, and is then seen side by side
 * with the date that it contradicts.
 */
export async function ladderSpanOf(
  store: EventStore,
  enterpriseId: EnterpriseId,
): Promise<LadderSpan | undefined> {
  const { state } = await store.load(stageRecord, enterpriseId)
  const days = standing(state)
    .map(({ reachedOn }) => reachedOn)
    .sort()
  const [first, last] = [days[0], days.at(-1)]
  return first && last ? { first, last } : undefined
}
