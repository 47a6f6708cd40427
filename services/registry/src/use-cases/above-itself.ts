import { problemOf } from '@seedline/contracts/refusals'
import type { EventStore } from '@seedline/event-store'
import { type EnterpriseId, firstDate, type Objection } from '@seedline/values'
import type { Span } from '../group-relation/standing.ts'
import { aboveMost, levelsMost, onward, told, type Way } from './state-relation.ts'

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
  const way = (await wayUp(store, one, other)) ?? (await wayUp(store, other, one))
  return way && problemOf('GROUP_CYCLE', { chain: await told(store, way) })
}

async function wayUp(
  store: EventStore,
  from: readonly EnterpriseId[],
  to: readonly EnterpriseId[],
): Promise<readonly EnterpriseId[] | undefined> {
  const seen = new Set<EnterpriseId>(from)
  let ways: readonly Way[] = from.map((id) => ({ ids: [id], span: always }))
  for (let level = 0; level < levelsMost && ways.length > 0; level += 1) {
    ways = (await Promise.all(ways.map((way) => onward(store, way)))).flat()
    const found = ways.find(({ ids }) => to.some((id) => id === ids.at(-1)))
    if (found) return found.ids
    for (const { ids } of ways) for (const id of ids) seen.add(id)
    if (Math.max(seen.size, ways.length) > aboveMost) return undefined
  }
  return undefined
}
