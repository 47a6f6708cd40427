import { EMPTY_ROOT, type Hash, nodeHash, sameHash } from './hash.ts'

/** What an inclusion proof is about. */
export interface Inclusion {
  readonly leaf: Hash
  readonly index: number
  readonly size: number
  readonly root: Hash
}

/** RFC 9162, 2.1.3.2: whether the leaf is in the tree, at that place. */
export function verifyInclusion(proof: readonly Hash[], of: Inclusion): boolean {
  const { index, size } = of
  if (!Number.isSafeInteger(index) || index < 0 || index >= size) return false
  let [at, last] = [index, size - 1]
  let node = of.leaf
  for (const sibling of proof) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      node = nodeHash(sibling, node)
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, half(last)]
    } else {
      node = nodeHash(node, sibling)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameHash(node, of.root)
}

/** What a consistency proof is about. */
export interface Consistency {
  readonly before: { readonly size: number; readonly root: Hash }
  readonly after: { readonly size: number; readonly root: Hash }
}

/** RFC 9162, 2.1.4.2: whether the later tree begins with the earlier one. */
export function verifyConsistency(proof: readonly Hash[], { before, after }: Consistency): boolean {
  if (before.size > after.size || before.size < 0) return false
  if (before.size === after.size) return proof.length === 0 && sameHash(before.root, after.root)
  if (before.size === 0) return proof.length === 0 && sameHash(before.root, EMPTY_ROOT)
  let [at, last] = [before.size - 1, after.size - 1]
  while (at % 2 === 1) [at, last] = [half(at), half(last)]
  // Where the earlier tree is one full subtree, its root is the first node, and isn't sent.
  const [first, ...rest] = at === 0 ? [before.root, ...proof] : proof
  if (first === undefined) return false
  let [earlier, later] = [first, first]
  for (const node of rest) {
    if (last === 0) return false
    if (at % 2 === 1 || at === last) {
      earlier = nodeHash(node, earlier)
      later = nodeHash(node, later)
      while (at % 2 === 0 && at > 0) [at, last] = [at / 2, half(last)]
    } else {
      later = nodeHash(later, node)
    }
    ;[at, last] = [half(at), half(last)]
  }
  return last === 0 && sameHash(earlier, before.root) && sameHash(later, after.root)
}

const half = (value: number): number => Math.floor(value / 2)
