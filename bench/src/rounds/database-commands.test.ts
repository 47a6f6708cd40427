import { expect, test } from '@jest/globals'
import { countsBetween, countsIn, describedPer, sumOf } from './database-commands.ts'

const status = (totals: Readonly<Record<string, number>>) => ({
  opcounters: { insert: 9_999 },
  metrics: {
    commands: Object.fromEntries(
      Object.entries(totals).map(([name, total]) => [name, { failed: 0, total }]),
    ),
  },
})

test('commands are counted between two looks, by what the server was asked and not by documents', () => {
  const before = countsIn(status({ find: 100, insert: 50, hello: 7 }))
  const after = countsIn(status({ find: 156, insert: 86, update: 28, hello: 900 }))
  const between = countsBetween(before, after)
  expect(between).toMatchObject({ find: 56, insert: 36, update: 28, aggregate: 0 })
  expect(sumOf(between)).toBe(120)
  expect(describedPer(between, 2)).toBe('28.0 find, 18.0 insert, 14.0 update')
})

test('64-bit counts, which the driver hands out as bigints or Longs, are numbers here', () => {
  const counts = countsIn({
    metrics: { commands: { find: { total: 12n }, insert: { total: 3n } } },
  })
  expect(sumOf(counts)).toBe(15)
})

test('a server that counts no commands is an error, not a zero', () => {
  expect(() => countsIn({ ok: 1 })).toThrow('metrics.commands')
  expect(() => countsIn(status({ insert: 1 }))).toThrow('metrics.commands')
})
