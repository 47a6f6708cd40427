import { type Frontier, grownBy, rootOf } from '../tree/frontier.ts'
import { HASH_BYTES, type Hash } from '../tree/hash.ts'
import { lastLeafOf, nodesWithin, type TreeNode } from '../tree/node.ts'
import type { AuditEntry } from './entry.ts'

/** No group has more entries: whoever looks for the one that holds an index looks so far back. */
export const GROUP_ENTRIES = 256

/** Entries that were made durable together, as one document, whole or not at all. */
export interface StoredGroup {
  /** The index of its first entry. Unique, so that nothing else can ever follow the group before it. */
  readonly _id: number
  /** The size of the tree with it: where the next group begins. */
  readonly to: number
  readonly at: Date
  /** Of this try to write it, by which a writer knows its own again. */
  readonly key: string
  readonly entries: readonly AuditEntry[]
  /** The entries' leaf hashes, one after another. */
  readonly leaves: Uint8Array
  /** Hashes of the subtrees that became full with it, as they did. */
  readonly nodes: Uint8Array
  /** The root of the tree with it. */
  readonly root: Uint8Array
}

/** All of a group but what its entries say. */
export type GroupHashes = Omit<StoredGroup, 'entries'>

export interface NewGroup {
  readonly document: StoredGroup
  readonly after: Frontier
}

export interface GroupParts {
  readonly entries: readonly AuditEntry[]
  readonly leaves: readonly Hash[]
  readonly key: string
  readonly at: Date
}

/** The group that comes next. */
export function groupAfter(before: Frontier, { entries, leaves, key, at }: GroupParts): NewGroup {
  const { frontier, completed } = grownBy(before, leaves)
  const document: StoredGroup = {
    _id: before.size,
    to: frontier.size,
    at,
    key,
    entries: entries.map(({ id, bytes }) => ({ id, bytes })),
    leaves: Buffer.concat(leaves),
    nodes: Buffer.concat(completed),
    root: rootOf(frontier),
  }
  return { document, after: frontier }
}

/** Hashes that stand one after another. */
export function hashesOf(joined: Uint8Array): readonly Hash[] {
  const hashes: Hash[] = []
  for (let at = 0; at < joined.length; at += HASH_BYTES) {
    hashes.push(joined.subarray(at, at + HASH_BYTES))
  }
  return hashes
}

/** The hash of a subtree that became full with this group; undefined where it lacks it. */
export function nodeIn(group: GroupHashes, node: TreeNode): Hash | undefined {
  const last = lastLeafOf(node)
  if (last < group._id || last >= group.to) return undefined
  // Completed before this leaf, and then with it, from the lowest on.
  const place =
    node.level === 0
      ? last - group._id
      : nodesWithin(last) - nodesWithin(group._id) + node.level - 1
  const joined = node.level === 0 ? group.leaves : group.nodes
  const hash = joined.subarray(place * HASH_BYTES, (place + 1) * HASH_BYTES)
  return hash.length === HASH_BYTES ? hash : undefined
}
