import { localDate } from '@seedline/values'
import fc from 'fast-check'
import type { Fact, Item, ItemValue } from '../facts/facts.ts'
import { amounts, counts, givenIn } from './made-up-vocabulary.ts'

const said = { source: 'made up', confidence: 'reported' as const }

const day = fc
  .constantFrom('2022-01-01', '2024-06-01', '2025-05-01', '2026-04-01', '2026-06-01')
  .map(localDate)

const item: fc.Arbitrary<Item> = fc
  .record({
    c: fc.constantFrom('x', 'z'),
    f: fc.boolean(),
    t: day,
    n: counts.map((value) => givenIn(value, '元')),
  })
  .map((fields) => ({ name: 'item', fields: new Map<string, ItemValue>(Object.entries(fields)) }))

/** Everything there is to know, once each. */
export const allFacts: fc.Arbitrary<readonly Fact[]> = fc
  .record({
    a: fc.array(amounts, { minLength: 4, maxLength: 4 }),
    b: fc.array(amounts, { minLength: 4, maxLength: 4 }),
    s: amounts,
    d: day,
    y: fc.boolean(),
    j: fc.boolean(),
    items: fc.array(item, { maxLength: 5 }),
  })
  .map(({ a, b, s, d, y, j, items }) => [
    ...[a, b].flatMap((values, index) =>
      values.map(
        (value, back): Fact => ({
          kind: 'yearly',
          fact: index === 0 ? 'a' : 'b',
          year: 2025 - back,
          given: givenIn(value, '元'),
          ...said,
        }),
      ),
    ),
    {
      kind: 'standing',
      fact: 's',
      asOf: localDate('2026-01-01'),
      given: givenIn(s, '元'),
      ...said,
    },
    { kind: 'date', fact: 'd', date: d, ...said },
    { kind: 'answer', fact: 'y', asOf: localDate('2026-01-01'), holds: y, by: '', ...said },
    { kind: 'answer', fact: 'j', asOf: localDate('2026-01-01'), holds: j, by: 'somebody', ...said },
    { kind: 'list', fact: 'l', asOf: localDate('2026-01-01'), complete: true, items, ...said },
  ])

/** The same with some of it not known: whole facts, items of a list, fields of an item. */
export function lessOf(facts: readonly Fact[], keep: () => boolean): readonly Fact[] {
  return facts.filter(keep).map((fact) => {
    if (fact.kind !== 'list') return fact
    const items = fact.items.filter(keep).map(({ name, fields }) => ({
      name,
      fields: new Map([...fields].filter(keep)),
    }))
    return { ...fact, items, complete: items.length === fact.items.length && keep() }
  })
}
