import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import type { AsOf } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'

/**
 * The enterprise that goes on for this one, for answers of views that hear of no mergings; '' of all others. Of one that
 * this process has read before only what was recorded since is asked for.
 */
export async function mergedInto(
  store: EventStore,
  { enterpriseId, asOf = {} }: { readonly enterpriseId: EnterpriseId; readonly asOf?: AsOf },
): Promise<string> {
  const { recordedAt } = asOf
  const { state } = recordedAt
    ? await store.loadAsOf(enterprise, enterpriseId, { recordedAt })
    : await store.current(enterprise, enterpriseId)
  return state.status === 'unregistered' ? '' : (state.mergedInto?.survivorId ?? '')
}
