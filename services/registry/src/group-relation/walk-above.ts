import { fewAtATime } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { enterpriseAbove, type Span, sharedSpan } from './standing.ts'
import type { Relation } from './state.ts'

/** More than any group has; a walk upwards ends there. */
export const levelsMost = 20
export const aboveMost = 200

/** An enterprise may be come to again for other days. */
const waysMost = 1_000

/** A way from the enterprise upwards, and the days on which it stands as a whole. */
interface Way {
  readonly ids: readonly EnterpriseId[]
  readonly last: EnterpriseId
  readonly span: Span
}

/** What a walk upwards came to; a cycle with the ids from where it began up to where it must not come. */
export type Above =
  | { readonly kind: 'ends' }
  | { readonly kind: 'cycle'; readonly ids: readonly EnterpriseId[] }
  | { readonly kind: 'too-large' }

/**
 * Looks whether a way leads up from some enterprises to others, on some day of a span: these would stand above themselves.
 * Each enterprise is gone through once for each of the days on which it is come to, however many ways lead there.
 */
export async function walkAbove(
  from: readonly EnterpriseId[],
  span: Span,
  to: readonly EnterpriseId[],
  relationsOf: (id: EnterpriseId) => Promise<readonly Relation[]>,
): Promise<Above> {
  const seen = new Map<EnterpriseId, readonly Span[]>()
  let ways: readonly Way[] = from.map((id) => ({ ids: [id], last: id, span }))
  let taken = 0
  for (let level = 0; ways.length > 0; level++) {
    const back = ways.find(({ last }) => to.includes(last))
    if (back) return { kind: 'cycle', ids: back.ids }
    const fresh = ways.filter((way) => isNew(way, seen))
    taken += fresh.length
    if (level >= levelsMost || seen.size > aboveMost || taken > waysMost)
      return { kind: 'too-large' }
    const further: Way[] = []
    for await (const onward of fewAtATime(fresh, async (way) =>
      waysOnward(way, await relationsOf(way.last)),
    ))
      further.push(...onward)
    ways = further
  }
  return { kind: 'ends' }
}

/** Whether a way comes to its last on days on which none came there before; notes it. */
function isNew({ last, span }: Way, seen: Map<EnterpriseId, readonly Span[]>): boolean {
  const before = seen.get(last) ?? []
  if (covers(before, span)) return false
  seen.set(last, [...before, span])
  return true
}

function covers(spans: readonly Span[], { since, endedOn }: Span): boolean {
  let upTo = since
  for (const one of spans.toSorted((a, b) => (a.since < b.since ? -1 : 1))) {
    if (one.since > upTo) return false
    if (one.endedOn === null) return true
    if (one.endedOn > upTo) upTo = one.endedOn
    if (endedOn !== null && upTo >= endedOn) return true
  }
  return false
}

const waysOnward = ({ ids, span }: Way, relations: readonly Relation[]): readonly Way[] =>
  relations.flatMap((relation) => {
    const next = enterpriseAbove(relation)
    const shared = sharedSpan(relation, span)
    if (next === undefined || shared === undefined) return []
    return [{ ids: [...ids, next], last: next, span: shared }]
  })
