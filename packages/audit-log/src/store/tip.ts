import { refusal } from '@seedline/contracts/refusals'
import { emptyFrontier, type Frontier, grownBy, rootOf } from '../tree/frontier.ts'
import { type Hash, sameHash } from '../tree/hash.ts'
import { subtreesOf } from '../tree/node.ts'
import type { Collections } from './collections.ts'
import { type GroupHashes, hashesOf } from './group.ts'
import { groupWith, hashesBetween } from './read-groups.ts'
import { nodeHashOf } from './read-nodes.ts'

/** So many entries are looked at in one read, at most. */
const STRETCH = 1024

/** The end of a log, and when its last group was recorded. */
export interface Tip {
  readonly frontier: Frontier
  readonly at: Date
}

/** From where nothing before it is looked at: a signed head. */
export interface Start {
  readonly size: number
  readonly root: Hash
}

/** Times of a log never step back, whatever clocks do. */
export const laterOf = (a: Date, b: Date): Date => new Date(Math.max(a.getTime(), b.getTime()))

export const emptyTip: Tip = { frontier: emptyFrontier, at: new Date(0) }

/**
 * The tip after a group that follows it.
 * @throws ProblemError AUDIT_LOG_DAMAGED where the group isn't what follows: nothing is added to a log that isn't whole
 */
export function after(tip: Tip, group: GroupHashes): Tip {
  const leaves = hashesOf(group.leaves)
  const { frontier } = grownBy(tip.frontier, leaves)
  const whole =
    group._id === tip.frontier.size &&
    group.to === frontier.size &&
    sameHash(rootOf(frontier), group.root)
  if (!whole) throw refusal('AUDIT_LOG_DAMAGED', { index: group._id })
  return { frontier, at: laterOf(group.at, tip.at) }
}

/** The tip that is stored, found from an earlier one on. */
export async function tipFrom(collections: Collections, known: Tip): Promise<Tip> {
  let tip = known
  for (;;) {
    const { size } = tip.frontier
    const groups = await hashesBetween(collections, size, size + STRETCH)
    for (const group of groups) tip = after(tip, group)
    if (groups.length === 0) return tip
  }
}

/**
 * The tip as it was at a signed head.
 * @throws ProblemError AUDIT_LOG_DAMAGED where the log isn't what was signed
 */
export async function tipAt(collections: Collections, { size, root }: Start): Promise<Tip> {
  const nodes = subtreesOf({ from: 0, to: size })
  const peaks = await Promise.all(nodes.map((node) => nodeHashOf(collections, node)))
  const frontier = { size, peaks }
  const last = await groupWith(collections, size - 1)
  if (!last || !sameHash(rootOf(frontier), root)) {
    throw refusal('AUDIT_LOG_DAMAGED', { index: size })
  }
  return { frontier, at: last.at }
}
