import type { CodeOf } from '@seedline/contracts/ownership'
import { allows, enterprisePeople } from '@seedline/contracts/roles'
import type { Actor, EventStore } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { enterprise } from '../../enterprise/aggregate.ts'

/**
 * The code by which somebody may be one of an enterprise's own people, as it is recorded now; of a record that goes on as
 * another, the other's. Undefined for who is of no enterprise's people: nothing is looked up then.
 */
export async function codeFor(
  { roles }: Pick<Actor, 'roles'>,
  store: EventStore,
  enterpriseId: EnterpriseId,
): Promise<CodeOf> {
  if (!allows(enterprisePeople, roles)) return undefined
  const { state } = await store.current(enterprise, enterpriseId)
  if (state.status === 'unregistered') return undefined
  const survivorId = state.mergedInto?.survivorId
  if (survivorId === undefined) return state.profile.uscc ?? undefined
  const { state: goesOn } = await store.current(enterprise, survivorId)
  return goesOn.status === 'unregistered' ? undefined : (goesOn.profile.uscc ?? undefined)
}
