import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { rangesBehind } from './events-behind.ts'

const heads = [
  { stream: 'thing-a', version: 3 },
  { stream: 'thing-b', version: 1 },
  { stream: 'thing-c', version: 5 },
  { stream: 'thing-d', version: 2 },
]
const seenOf = (versions: Readonly<Record<string, number>>) => (stream: string) =>
  versions[stream] ?? 0

describe('what is read again', () => {
  test('is everything, neighbours together, where nothing was seen', () => {
    expect(rangesBehind(heads, () => 0)).toEqual([
      { after: { stream: 'thing-a', version: 0 }, through: 'thing-d' },
    ])
  })

  test('is nothing where all was seen, or more than that', () => {
    expect(rangesBehind(heads, () => 5)).toEqual([])
  })

  test('is of a stream seen in part only what lies behind, and of its neighbours all', () => {
    expect(rangesBehind(heads, seenOf({ 'thing-b': 1, 'thing-c': 4 }))).toEqual([
      { after: { stream: 'thing-a', version: 0 }, through: 'thing-a' },
      { after: { stream: 'thing-c', version: 4 }, through: 'thing-c' },
      { after: { stream: 'thing-d', version: 0 }, through: 'thing-d' },
    ])
  })

  test('is cut where a range would hold more than two thousand events', () => {
    const long = heads.map((head) => ({ ...head, version: 1000 }))
    expect(rangesBehind(long, () => 0).map(({ through }) => through)).toEqual([
      'thing-b',
      'thing-d',
    ])
    const [first] = rangesBehind([{ stream: 'thing-a', version: 9000 }], () => 0)
    expect(first?.through).toBe('thing-a')
  })

  test('covers each event behind what was seen, whatever was seen', () => {
    const versions = fc.array(fc.tuple(fc.nat(1500), fc.nat(1500)), { maxLength: 20 })
    fc.assert(
      fc.property(versions, (pairs) => {
        const names = pairs.map((_, index) => `thing-${String(index).padStart(3, '0')}`)
        const all = pairs.map(([version], index) => ({
          stream: names[index] ?? '',
          version: version + 1,
        }))
        const seen = (stream: string) => pairs[names.indexOf(stream)]?.[1] ?? 0
        const ranges = rangesBehind(all, seen)
        for (const { stream, version } of all) {
          const read = ranges.some(({ after, through }) =>
            after?.version === 0
              ? after.stream <= stream && stream <= through
              : after?.stream === stream && after.version <= seen(stream),
          )
          expect(read).toBe(seen(stream) < version)
        }
      }),
    )
  })
})
