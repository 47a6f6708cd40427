import { problemOf } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { type EnterpriseId, firstDate, type Objection } from '@seedline/values'
import type { Span } from '../group-relation/standing.ts'
import { walkAbove } from '../group-relation/walk-above.ts'
import { relationsIn, told } from './state-relation.ts'

const always: Span = { since: firstDate, endedOn: null }

/**
 * What would set an enterprise above itself once two records of it are one: a way from the one up to the other, whichever is
 * below. A group that is larger than any is not walked to its end: every question bears what is missed there.
 */
export async function aboveItself(
  store: EventStore,
  one: readonly EnterpriseId[],
  other: readonly EnterpriseId[],
): Promise<Objection | undefined> {
  const relationsOf = relationsIn(store)
  const up = await walkAbove(one, always, other, relationsOf)
  const way = up.kind === 'cycle' ? up : await walkAbove(other, always, one, relationsOf)
  return way.kind === 'cycle'
    ? problemOf('GROUP_CYCLE', { chain: await told(store, way.ids) })
    : undefined
}
