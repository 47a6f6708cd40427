import type { EventStore, Loaded } from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { DealState } from '../deal/state.ts'
import type { DealId } from '../facts/ids.ts'

/**
 * A deal for a command of two steps: as this process last knew it, if the command can be begun on that,
 * else as it is stored. What was begun on an older state is judged once more by its second step, on
 * the deal's own stream, and given back where that refuses it.
 */
export async function dealToActOn(
  store: EventStore,
  dealId: DealId,
  canBegin: (loaded: Loaded<DealState>) => boolean,
): Promise<Loaded<DealState>> {
  const known = await store.recall(deal, dealId)
  return canBegin(known) ? known : store.load(deal, dealId)
}
