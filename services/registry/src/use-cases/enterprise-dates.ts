import type { EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { enterprise } from '../enterprise/aggregate.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'

/** What a ladder must know of its enterprise; undefined when nobody registered it. */
export async function enterpriseDatesOf(
  store: EventStore,
  enterpriseId: EnterpriseId,
): Promise<EnterpriseDates | undefined> {
  const { state } = await store.load(enterprise, enterpriseId)
  if (state.status === 'unregistered') return undefined
  const { foundedOn } = state.profile
  return {
    foundedOn,
    closedOn: state.status === 'closed' ? state.closedOn : null,
    mergedInto: state.mergedInto?.survivorId,
  }
}
