import { expect, test } from '@jest/globals'
import { type EnterpriseId, localDate } from '@seedline/values'
import fc from 'fast-check'
import type { Relation } from './state.ts'
import { walkAbove } from './walk-above.ts'

const id = (name: string) => name as EnterpriseId
const day = (year: number) => localDate(`${year}-01-01`)

const above = (name: string, since = 2000, endedOn: number | null = null): Relation => ({
  factId: `${name}-${since}` as Relation['factId'],
  kind: 'parent',
  party: { kind: 'enterprise', enterpriseId: id(name), uscc: null, name: '' },
  sharePercent: null,
  since: day(since),
  endedOn: endedOn === null ? null : day(endedOn),
  provenance: null,
  evidence: [],
})

type Group = Readonly<Record<string, readonly Relation[]>>

async function walk(group: Group, first: string, since = 2000, endedOn: number | null = null) {
  let reads = 0
  const span = { since: day(since), endedOn: endedOn === null ? null : day(endedOn) }
  const found = await walkAbove([id(first)], span, [id('own')], async (of) => {
    reads += 1
    return group[of] ?? []
  })
  return { found, reads }
}

test('an enterprise that would stand above itself is found, with the chain that leads there', async () => {
  const group = { a: [above('b')], b: [above('x'), above('own')] }
  expect((await walk(group, 'a')).found).toEqual({ kind: 'cycle', ids: ['a', 'b', 'own'] })
})

test('no day on which all of a chain stands is no cycle', async () => {
  const group = { a: [above('b', 2001, 2003)], b: [above('own', 2003)] }
  expect((await walk(group, 'a')).found).toEqual({ kind: 'ends' })
  expect((await walk(group, 'a', 2002, 2003)).found).toEqual({ kind: 'ends' })
})

test('a group of few enterprises is gone through once, however many ways lead through it', async () => {
  const rows = Array.from({ length: 10 }, (_, row) => [0, 1, 2, 3, 4].map((at) => `${row}-${at}`))
  const group = Object.fromEntries(
    rows.flatMap((row, at) =>
      row.map((name) => [name, (rows[at + 1] ?? []).map((one) => above(one))]),
    ),
  )
  const { found, reads } = await walk(
    { ...group, first: (rows[0] ?? []).map((one) => above(one)) },
    'first',
  )
  expect(found).toEqual({ kind: 'ends' })
  expect(reads).toBe(51)
})

test('a cycle that was stated at once before is gone through once', async () => {
  const group = { a: [above('b')], b: [above('a')] }
  expect(await walk(group, 'a')).toEqual({ found: { kind: 'ends' }, reads: 2 })
})

test('an enterprise that is come to again on other days is gone through for these, too', async () => {
  const group = {
    a: [above('b', 2000, 2005), above('c', 2005)],
    b: [above('d', 2000, 2005)],
    c: [above('d', 2005)],
    d: [above('own', 2006)],
  }
  expect((await walk(group, 'a')).found).toEqual({ kind: 'cycle', ids: ['a', 'c', 'd', 'own'] })
})

test('more enterprises or levels than any group has are too large', async () => {
  const chain = Object.fromEntries(
    Array.from({ length: 30 }, (_, at) => [`${at}`, [above(`${at + 1}`)]]),
  )
  expect((await walk(chain, '0')).found).toEqual({ kind: 'too-large' })
  const wide = { a: Array.from({ length: 201 }, (_, at) => above(`p${at}`)) }
  expect((await walk(wide, 'a')).found).toEqual({ kind: 'too-large' })
})

test('a cycle is found exactly where some day has one', async () => {
  const names = ['own', 'a', 'b', 'c', 'd']
  const relation = fc.record({
    of: fc.constantFrom('a', 'b', 'c', 'd'),
    to: fc.constantFrom(...names),
    since: fc.integer({ min: 2000, max: 2006 }),
    years: fc.option(fc.integer({ min: 1, max: 4 })),
  })
  await fc.assert(
    fc.asyncProperty(fc.array(relation, { maxLength: 12 }), async (relations) => {
      const group = Object.fromEntries(
        names.map((name) => [
          name,
          relations
            .filter(({ of }) => of === name)
            .map(({ to, since, years }) => above(to, since, years === null ? null : since + years)),
        ]),
      )
      const reachesOn = (year: number): boolean => {
        const reached = new Set(['a'])
        for (const name of reached)
          for (const { party, since, endedOn } of group[name] ?? [])
            if (since <= day(year) && (endedOn === null || day(year) < endedOn))
              reached.add(party.enterpriseId ?? '')
        return reached.has('own')
      }
      const years = Array.from({ length: 15 }, (_, at) => 2000 + at)
      const { found } = await walk(group, 'a')
      expect(found.kind).toBe(years.some(reachesOn) ? 'cycle' : 'ends')
    }),
  )
})
