import type { Subscription } from '@seedline/messaging'
import type { CacheEntry } from '../apply/document-cache.ts'
import type { ViewDocument } from '../view/view-document.ts'

/** A dead letter may be replayed by a process that is in no group: for so long this one may not know of it. */
const MOST_AGE_MS = 10_000

/**
 * A document that a process keeps, where no other member of its group can have written it since. It must have asked the
 * database for it within the turn that it is alone in: before, its partition may have been another member's, and of what
 * that one wrote nothing is brought here any more.
 */
export function certain<D>(
  entry: CacheEntry<D> | undefined,
  subscription: Pick<Subscription, 'alone' | 'turn'> | undefined,
): ViewDocument<D> | undefined {
  if (entry === undefined || subscription?.alone !== true) return undefined
  const { at, turn } = entry.asked
  if (turn !== subscription.turn) return undefined
  return performance.now() - at < MOST_AGE_MS ? entry.document : undefined
}
