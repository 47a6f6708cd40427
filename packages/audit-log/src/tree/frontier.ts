import { EMPTY_ROOT, type Hash, nodeHash } from './hash.ts'

/**
 * A tree of `size` leaves as far as appending needs it: the roots of its full subtrees, the largest first, one for each
 * one in the binary number `size`. Neither leaves nor inner nodes are looked at again.
 */
export interface Frontier {
  readonly size: number
  readonly peaks: readonly Hash[]
}

export const emptyFrontier: Frontier = { size: 0, peaks: [] }

/** A frontier after more leaves, and the nodes above leaves that became full with them, in that order. */
export interface Grown {
  readonly frontier: Frontier
  readonly completed: readonly Hash[]
}

export function grownBy({ size, peaks }: Frontier, leaves: readonly Hash[]): Grown {
  const next = [...peaks]
  const completed: Hash[] = []
  leaves.forEach((leaf, offset) => {
    let node = leaf
    for (let rest = size + offset; rest % 2 === 1; rest = (rest - 1) / 2) {
      const left = next.pop()
      if (left === undefined) throw new RangeError('The frontier has fewer peaks than its size')
      node = nodeHash(left, node)
      completed.push(node)
    }
    next.push(node)
  })
  return { frontier: { size: size + leaves.length, peaks: next }, completed }
}

/** The root of the tree: of full subtrees next to one another, joined from the smallest on. */
export const rootOf = ({ peaks }: Pick<Frontier, 'peaks'>): Hash =>
  peaks.length === 0 ? EMPTY_ROOT : peaks.reduceRight((right, left) => nodeHash(left, right))
