import { refusal } from '@seedline/contracts/refusals'
import { rootOf } from '../tree/frontier.ts'
import type { Hash } from '../tree/hash.ts'
import { type LeafRange, lastLeafOf, subtreesOf, type TreeNode } from '../tree/node.ts'
import type { Collections } from './collections.ts'
import { nodeIn } from './group.ts'
import { groupWith } from './read-groups.ts'

type Groups = Pick<Collections, 'groups'>

/**
 * The hash of a full subtree: kept by the group that it became full with.
 * @throws ProblemError AUDIT_LOG_DAMAGED where there is no such group, or it lacks it
 */
export async function nodeHashOf(groups: Groups, node: TreeNode): Promise<Hash> {
  const last = lastLeafOf(node)
  const group = await groupWith(groups, last)
  const hash = group && nodeIn(group, node)
  if (!hash) throw refusal('AUDIT_LOG_DAMAGED', { index: last })
  return hash
}

/** The roots of parts of the tree, in as many reads as they have full subtrees: some tens for millions of leaves. */
export const rootsOf = (groups: Groups, ranges: readonly LeafRange[]): Promise<readonly Hash[]> =>
  Promise.all(
    ranges.map(async (range) => {
      const nodes = subtreesOf(range)
      return rootOf({ peaks: await Promise.all(nodes.map((node) => nodeHashOf(groups, node))) })
    }),
  )
