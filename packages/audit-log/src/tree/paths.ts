import { type LeafRange, splitOf } from './node.ts'

/**
 * RFC 6962, 2.1.1: the parts of a tree of `size` leaves whose roots prove that leaf `index` is in it, the nearest first.
 * @throws RangeError for a leaf that is not in the tree
 */
export function inclusionPath(index: number, size: number): readonly LeafRange[] {
  if (!isCount(index) || !isCount(size) || index >= size) {
    throw new RangeError(`There is no leaf ${index} in a tree of ${size}`)
  }
  const path: LeafRange[] = []
  let [from, to] = [0, size]
  while (to - from > 1) {
    const middle = from + splitOf(to - from)
    if (index < middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
    }
  }
  return path.reverse()
}

/**
 * RFC 6962, 2.1.2: the parts whose roots prove that the tree of `after` leaves begins with the one of `before`.
 * @throws RangeError where it can't begin with it
 */
export function consistencyPath(before: number, after: number): readonly LeafRange[] {
  if (!isCount(before) || !isCount(after) || before > after) {
    throw new RangeError(`A tree of ${after} does not begin with one of ${before}`)
  }
  if (before === 0) return []
  const path: LeafRange[] = []
  let [from, to] = [0, after]
  while (before < to) {
    const middle = from + splitOf(to - from)
    if (before <= middle) {
      path.push({ from: middle, to })
      to = middle
    } else {
      path.push({ from, to: middle })
      from = middle
    }
  }
  // The tree of before itself, where no split passed it by, is known to whoever asks.
  if (from > 0) path.push({ from, to })
  return path.reverse()
}

const isCount = (value: number): boolean => Number.isSafeInteger(value) && value >= 0
