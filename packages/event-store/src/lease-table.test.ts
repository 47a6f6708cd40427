import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import { emptyTable, type LeaseTable, MOST_SESSIONS, renewed, without } from './lease-table.ts'
import { LANES } from './pending-feed.ts'

const none: ReadonlySet<never> = new Set<never>()
const relay = (id: string) => ({ id, name: `relay ${id}` })
const lanesOf = (table: LeaseTable, id: string): number[] =>
  table.lanes.flatMap((lane, index) => (lane.holder === id ? [index] : []))

test('the first relay takes every lane', () => {
  expect(lanesOf(renewed(emptyTable('t'), relay('a'), none, none), 'a')).toHaveLength(LANES)
})

test('a second relay gets half, once the first has given it up', () => {
  let table = renewed(emptyTable('t'), relay('a'), none, none)
  table = renewed(table, relay('b'), none, none)
  expect(lanesOf(table, 'b')).toHaveLength(0)
  table = renewed(table, relay('a'), none, none)
  table = renewed(table, relay('b'), none, none)
  expect([lanesOf(table, 'a').length, lanesOf(table, 'b').length]).toEqual([8, 8])
})

test('a lane with commits under way is not given up', () => {
  let table = renewed(emptyTable('t'), relay('a'), none, none)
  table = renewed(table, relay('b'), none, none)
  const busy = new Set([0, 1, 2, 3, 4, 5, 6, 7])
  expect(lanesOf(renewed(table, relay('a'), none, busy), 'a')).toEqual([...busy])
})

test('lanes of a relay that fell silent go to the others with a higher token', () => {
  let table = renewed(emptyTable('t'), relay('a'), none, none)
  const before = table.lanes.map((lane) => lane.token)
  table = renewed(table, relay('b'), new Set(['a']), none)
  expect(lanesOf(table, 'b')).toHaveLength(LANES)
  expect(table.sessions.map((session) => session.id)).toEqual(['b'])
  table.lanes.forEach((lane, index) => {
    expect(lane.token).toBeGreaterThan(before[index] ?? 0)
  })
})

test('a relay that was removed as silent and joins anew shows a beat that it never showed', () => {
  const joined = renewed(emptyTable('t'), relay('a'), none, none)
  const removed = renewed(joined, relay('b'), new Set(['a']), none)
  const again = renewed(removed, relay('a'), none, none)
  const beatOf = (table: LeaseTable) => table.sessions.find(({ id }) => id === 'a')?.beat
  expect(beatOf(again)).toBeGreaterThan(beatOf(joined) ?? 0)
})

test('a relay too many gets no place and no lanes', () => {
  let table = emptyTable('t')
  for (let index = 0; index < MOST_SESSIONS; index++) {
    table = renewed(table, relay(`r${index}`), none, none)
  }
  expect(renewed(table, relay('late'), none, none)).toBe(table)
})

type Step =
  | { readonly kind: 'beat'; readonly who: number; readonly busy: readonly number[] }
  | { readonly kind: 'leave'; readonly who: number }
  | { readonly kind: 'silence'; readonly who: number; readonly seenBy: number }

const who = fc.nat(4)
const steps: fc.Arbitrary<Step[]> = fc.array(
  fc.oneof(
    fc.record({
      kind: fc.constant('beat' as const),
      who,
      busy: fc.uniqueArray(fc.nat(15), { maxLength: 4 }),
    }),
    fc.record({ kind: fc.constant('leave' as const), who }),
    fc.record({ kind: fc.constant('silence' as const), who, seenBy: who }),
  ),
  { maxLength: 60 },
)

function apply(table: LeaseTable, step: Step): LeaseTable {
  switch (step.kind) {
    case 'beat':
      return renewed(table, relay(`${step.who}`), none, new Set(step.busy))
    case 'leave':
      return without(table, `${step.who}`)
    case 'silence':
      return renewed(table, relay(`${step.seenBy}`), new Set([`${step.who}`]), none)
    default:
      return step satisfies never
  }
}

test('whatever relays do, a lane never changes hands under the same or a lower token', () => {
  fc.assert(
    fc.property(steps, (script) => {
      let table = emptyTable('t')
      const lastHolder = table.lanes.map(() => ({ holder: '', token: 0 }))
      for (const step of script) {
        table = apply(table, step)
        table.lanes.forEach(({ holder, token }, index) => {
          const last = lastHolder[index]
          if (!last || holder === null) return
          if (holder !== last.holder) expect(token).toBeGreaterThan(last.token)
          else expect(token).toBeGreaterThanOrEqual(last.token)
          lastHolder[index] = { holder, token }
        })
      }
    }),
  )
})

test('whatever happened before, relays that keep beating soon share all lanes fairly', () => {
  fc.assert(
    fc.property(steps, fc.integer({ min: 1, max: 5 }), (script, count) => {
      let table = script.reduce(apply, emptyTable('t'))
      const gone = new Set(['0', '1', '2', '3', '4'].slice(count))
      const staying = ['0', '1', '2', '3', '4'].slice(0, count)
      for (let round = 0; round < 4; round++) {
        for (const id of staying) table = renewed(table, relay(id), gone, none)
      }
      const shares = staying.map((id) => lanesOf(table, id).length)
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(LANES)
      expect(Math.max(...shares) - Math.min(...shares)).toBeLessThanOrEqual(1)
    }),
  )
})
