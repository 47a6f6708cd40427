import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { inRounds } from './in-rounds.ts'

test('Rows of one enterprise go apart from each other, each enterprise’s in their order', () => {
  const rows = ['a1', 'a2', 'a3', 'b1', 'c1', 'c2']
  expect(inRounds(rows, ([key = '']) => key)).toEqual(['a1', 'b1', 'c1', 'a2', 'c2', 'a3'])
})

test('No row is lost, none comes twice, and of each key they keep their order', () => {
  const row = fc.record({ key: fc.constantFrom('a', 'b', 'c'), nth: fc.nat() })
  fc.assert(
    fc.property(fc.array(row), (rows) => {
      const rounds = inRounds(rows, ({ key }) => key)
      expect(rounds).toHaveLength(rows.length)
      const of = (all: typeof rounds) => Map.groupBy(all, ({ key }) => key)
      expect(Object.fromEntries(of(rounds))).toEqual(Object.fromEntries(of(rows)))
    }),
  )
})
