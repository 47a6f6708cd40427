import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emptyFrontier, grownBy, rootOf } from './frontier.ts'
import { EMPTY_ROOT, type Hash, leafHash, nodeHash } from './hash.ts'
import { type LeafRange, lastLeafOf, nodesWithin, splitOf, subtreesOf } from './node.ts'
import { consistencyPath, inclusionPath } from './paths.ts'
import { verifyConsistency, verifyInclusion } from './verify.ts'

const hex = (hash: Hash): string => Buffer.from(hash).toString('hex')

// The leaves and roots that implementations of certificate transparency are tried with.
const known = [
  ['', '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d'],
  ['00', 'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125'],
  ['10', 'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77'],
  ['2021', 'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7'],
  ['3031', '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4'],
  ['40414243', '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef'],
  ['5051525354555657', 'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c'],
  [
    '606162636465666768696a6b6c6d6e6f',
    '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
  ],
] as const

const knownLeaves = known.map(([data]) => leafHash(Buffer.from(data, 'hex')))

/** RFC 6962, 2.1, as it is written. */
function plainRoot(leaves: readonly Hash[]): Hash {
  const [first] = leaves
  if (first === undefined) return EMPTY_ROOT
  if (leaves.length === 1) return first
  const split = splitOf(leaves.length)
  return nodeHash(plainRoot(leaves.slice(0, split)), plainRoot(leaves.slice(split)))
}

const MOST = 200
const leaves = Array.from({ length: MOST }, (_, index) => leafHash(Buffer.from(`entry ${index}`)))
const rootAt = (size: number): Hash =>
  rootOf(grownBy(emptyFrontier, leaves.slice(0, size)).frontier)
const roots = Array.from({ length: MOST + 1 }, (_, size) => rootAt(size))
const parts = new Map<string, Hash>()
const partOf = ({ from, to }: LeafRange): Hash => {
  const key = `${from}-${to}`
  const part = parts.get(key) ?? plainRoot(leaves.slice(from, to))
  parts.set(key, part)
  return part
}
const hashesOf = (ranges: readonly LeafRange[]): readonly Hash[] => ranges.map(partOf)
const rootOfSize = (size: number): Hash => roots[size] ?? EMPTY_ROOT
const leafAt = (index: number): Hash => leaves[index] ?? EMPTY_ROOT

/** The same with one bit of one of its hashes the other way round. */
function withBitChanged(hashes: readonly Hash[], which: number, bit: number): readonly Hash[] {
  return hashes.map((hash, index) => {
    if (index !== which) return hash
    const changed = Buffer.from(hash)
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7))
    return changed
  })
}

describe('A Merkle tree', () => {
  test('has the root of nothing without leaves, which is the hash of nothing', () => {
    expect(hex(rootOf(emptyFrontier))).toBe(
      'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
    )
  })

  test.each(known.map(([, root], index) => [index + 1, root] as const))(
    'of the first %i known leaves has the known root',
    (size, root) => {
      expect(hex(rootOf(grownBy(emptyFrontier, knownLeaves.slice(0, size)).frontier))).toBe(root)
    },
  )

  test('grown leaf by leaf or many at a time has the root that the definition gives', () => {
    for (let size = 0; size <= MOST; size++) {
      expect(hex(rootOfSize(size))).toBe(hex(plainRoot(leaves.slice(0, size))))
    }
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 40 }), { maxLength: 6 }), (counts) => {
        let frontier = emptyFrontier
        for (const count of counts) {
          const next = leaves.slice(frontier.size, frontier.size + count)
          frontier = grownBy(frontier, next).frontier
        }
        expect(hex(rootOf(frontier))).toBe(hex(rootOfSize(frontier.size)))
      }),
    )
  })

  test('completes each subtree once, in an order by which it is found again', () => {
    const { completed } = grownBy(emptyFrontier, leaves)
    expect(completed).toHaveLength(nodesWithin(MOST))
    for (let level = 1; 2 ** level <= MOST; level++) {
      for (let index = 0; (index + 1) * 2 ** level <= MOST; index++) {
        const last = lastLeafOf({ level, index })
        const kept = completed[nodesWithin(last) + level - 1] ?? EMPTY_ROOT
        expect(hex(kept)).toBe(hex(plainRoot(leaves.slice(index * 2 ** level, last + 1))))
      }
    }
  })

  test('is told in full subtrees also where its size lies beyond 32 bits', () => {
    const size = 2 ** 40 + 2 ** 33 + 1
    expect(subtreesOf({ from: 0, to: size })).toEqual([
      { level: 40, index: 0 },
      { level: 33, index: 128 },
      { level: 0, index: size - 1 },
    ])
    expect(inclusionPath(size - 1, size)).toHaveLength(2)
    expect(nodesWithin(size)).toBe(size - 3)
  })
})

describe('A proof', () => {
  test('that a leaf is in a tree holds for every leaf of every size up to 200', () => {
    for (let size = 1; size <= MOST; size++) {
      for (let index = 0; index < size; index++) {
        const proof = hashesOf(inclusionPath(index, size))
        const of = { leaf: leafAt(index), index, size, root: rootOfSize(size) }
        expect(verifyInclusion(proof, of)).toBe(true)
      }
    }
  })

  test('that a tree begins with an earlier one holds for every two sizes up to 200', () => {
    for (let after = 0; after <= MOST; after++) {
      for (let before = 0; before <= after; before++) {
        const proof = hashesOf(consistencyPath(before, after))
        const of = {
          before: { size: before, root: rootOfSize(before) },
          after: { size: after, root: rootOfSize(after) },
        }
        expect([before, after, verifyConsistency(proof, of)]).toEqual([before, after, true])
      }
    }
  })

  test('of either kind fails with any bit changed, with a hash too few or too many', () => {
    const size = fc.integer({ min: 2, max: MOST })
    fc.assert(
      fc.property(size, fc.nat(), fc.nat(), fc.nat(255), (after, where, which, bit) => {
        const index = where % after
        const inclusion = hashesOf(inclusionPath(index, after))
        const included = { leaf: leafAt(index), index, size: after, root: rootOfSize(after) }
        const before = 1 + (where % (after - 1))
        const consistency = hashesOf(consistencyPath(before, after))
        const begins = {
          before: { size: before, root: rootOfSize(before) },
          after: { size: after, root: rootOfSize(after) },
        }
        const bad = (proof: readonly Hash[]) => [
          withBitChanged(proof, which % proof.length, bit),
          proof.slice(1),
          [...proof, EMPTY_ROOT],
        ]
        for (const proof of bad(inclusion)) expect(verifyInclusion(proof, included)).toBe(false)
        for (const proof of bad(consistency)) expect(verifyConsistency(proof, begins)).toBe(false)
      }),
    )
  })

  test('of one leaf says nothing of another, nor of another place', () => {
    for (let index = 0; index < 37; index++) {
      const proof = hashesOf(inclusionPath(index, 37))
      const of = { leaf: leafAt(index), index, size: 37, root: rootOfSize(37) }
      expect(verifyInclusion(proof, { ...of, leaf: leafAt(index + 1) })).toBe(false)
      expect(verifyInclusion(proof, { ...of, index: (index + 1) % 37 })).toBe(false)
    }
  })

  test('is not asked for of what the tree does not hold', () => {
    expect(() => inclusionPath(3, 3)).toThrow(RangeError)
    expect(() => inclusionPath(-1, 3)).toThrow(RangeError)
    expect(() => inclusionPath(0.5, 3)).toThrow(RangeError)
    expect(() => consistencyPath(4, 3)).toThrow(RangeError)
  })
})
