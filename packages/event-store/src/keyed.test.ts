import { deserialize, serialize } from 'node:v8'
import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import {
  changedEach,
  entryOf,
  hasEntry,
  type Keyed,
  keyedOf,
  keysOf,
  noEntries,
  valuesOf,
  withEntry,
  withoutEntry,
} from './keyed.ts'

interface Change {
  readonly kind: 'set' | 'take' | 'double'
  readonly key: string
  readonly value: number
}

// Few keys, so that they are set again and taken; and two of one hash.
const keys = fc.oneof(
  fc.integer({ min: 0, max: 60 }).map(String),
  fc.constantFrom('costarring', 'liquid', ''),
)

const changes: fc.Arbitrary<readonly Change[]> = fc.array(
  fc.record({
    kind: fc.constantFrom('set' as const, 'set' as const, 'take' as const, 'double' as const),
    key: keys,
    value: fc.nat(9),
  }),
  { maxLength: 300, size: 'max' },
)

function changedMap(before: ReadonlyMap<string, number>, { kind, key, value }: Change) {
  const map = new Map(before)
  if (kind === 'set') return map.set(key, value)
  if (kind === 'double') return new Map([...map].map(([each, its]) => [each, its * 2]))
  map.delete(key)
  return map
}

function changedKeyed(before: Keyed<number>, { kind, key, value }: Change): Keyed<number> {
  if (kind === 'set') return withEntry(before, key, value)
  if (kind === 'double') return changedEach(before, (its) => its * 2)
  return withoutEntry(before, key)
}

const entries = (keyed: Keyed<number>) =>
  keysOf(keyed).map((key, index) => [key, valuesOf(keyed)[index]])

describe('What a state keeps by key', () => {
  test('is what a map holds, in its order, after the same changes', () => {
    fc.assert(
      fc.property(changes, (all) => {
        let map: ReadonlyMap<string, number> = new Map()
        let keyed = noEntries<number>()
        for (const change of all) {
          map = changedMap(map, change)
          keyed = changedKeyed(keyed, change)
          expect(keyed.size).toBe(map.size)
          expect(entryOf(keyed, change.key)).toBe(map.get(change.key))
          expect(hasEntry(keyed, change.key)).toBe(map.has(change.key))
        }
        expect(entries(keyed)).toEqual([...map])
      }),
    )
  })

  test('stays as it was when something follows from it', () => {
    fc.assert(
      fc.property(changes, changes, (before, after) => {
        const kept = before.reduce(changedKeyed, noEntries<number>())
        const copy = structuredClone(kept)
        after.reduce(changedKeyed, kept)
        expect(kept).toEqual(copy)
      }),
    )
  })

  test('survives a snapshot', () => {
    fc.assert(
      fc.property(changes, (all) => {
        const kept = all.reduce(changedKeyed, noEntries<number>())
        const read = deserialize(serialize(kept)) as Keyed<number>
        expect(read).toEqual(kept)
        expect(entries(withEntry(read, 'one more', 1))).toEqual(
          entries(withEntry(kept, 'one more', 1)),
        )
      }),
    )
  })

  test('keeps keys apart that share a whole hash', () => {
    // Known to collide under FNV-1a.
    const both = keyedOf([
      ['costarring', 1],
      ['liquid', 2],
    ])
    expect([entryOf(both, 'costarring'), entryOf(both, 'liquid')]).toEqual([1, 2])
    expect(entries(withoutEntry(both, 'costarring'))).toEqual([['liquid', 2]])
  })

  test('shares what a change leaves alone: a change to 10,000 entries makes few nodes anew', () => {
    const many = keyedOf(Array.from({ length: 10_000 }, (_, index) => [String(index), index]))
    const known = new Set(nodesOf(many.root))
    const fresh = nodesOf(withEntry(many, '77', -1).root).filter((node) => !known.has(node))
    expect(fresh.length).toBeLessThan(8)
  })
})

const nodesOf = (node: Keyed<number>['root']): readonly object[] => {
  if (node === undefined) return []
  return 'entries' in node ? [node] : [node, ...node.children.flatMap(nodesOf)]
}
