/** A full subtree: the leaves from `index` · 2^`level` on, 2^`level` of them. Level 0 is a leaf. */
export interface TreeNode {
  readonly level: number
  readonly index: number
}

/** Leaves from `from` up to, and without, `to`. */
export interface LeafRange {
  readonly from: number
  readonly to: number
}

/** The number of the leaf with which this subtree becomes full. */
export const lastLeafOf = ({ level, index }: TreeNode): number => (index + 1) * 2 ** level - 1

/** The largest power of two below `count` (≥ 2). Numbers may lie beyond 32 bits. */
export function splitOf(count: number): number {
  let power = 1
  while (power * 2 < count) power *= 2
  return power
}

/** How many nodes above leaves are full once there are so many leaves: each leaf completes as many as its number ends in ones. */
export function nodesWithin(leaves: number): number {
  let ones = 0
  for (let rest = leaves; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2
  return leaves - ones
}

/** A range as Merkle trees have it, from its largest full subtree to its smallest. */
export function subtreesOf({ from, to }: LeafRange): readonly TreeNode[] {
  const nodes: TreeNode[] = []
  let at = from
  for (let level = levelBelow(to - from); at < to; level--) {
    const width = 2 ** level
    if (to - at < width) continue
    nodes.push({ level, index: at / width })
    at += width
  }
  return nodes
}

function levelBelow(count: number): number {
  let level = 0
  while (2 ** (level + 1) <= count) level++
  return level
}
