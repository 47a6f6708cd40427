import { beforeAll, describe, expect, test } from '@jest/globals'
import { collecting } from '@seedline/contracts/operations'
import { parseQuantity, readDesignationRules, type Words, type WrittenFact } from '@seedline/rules'
import {
  figurePeriod,
  formatStatedDecimal,
  parseStatedDecimal,
  trusted,
  unitsOf,
  yearOf,
} from '@seedline/values'
import fc from 'fast-check'
import { checkStatement } from '../../figures/check-statement.ts'
import { catalogue } from '../../testing/figures-samples.ts'
import { readGathered } from './read-gathered.ts'

let words: Words
beforeAll(async () => {
  words = (await readDesignationRules()).words
})

const stated = fc
  .constantFrom(...catalogue.items.values())
  .chain(({ item, measures }) =>
    fc.record({
      item: fc.constant(item),
      unit: fc.constantFrom(...unitsOf(measures)),
      whole: fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      digits: fc.stringMatching(/^[0-9]{0,10}$/),
      year: fc.integer({ min: 1900, max: 2099 }),
    }),
  )
  .map(({ whole, digits, ...rest }) => ({
    ...rest,
    value: digits === '' ? `${whole}` : `${whole}.${digits}`,
  }))

const written = ({ item, unit, value, year }: Told): WrittenFact => ({
  fact: item,
  value,
  unit,
  year,
})
type Told = typeof stated extends fc.Arbitrary<infer T> ? T : never

const isAccepted = ({ item, unit, value, year }: Told): boolean => {
  const faults = collecting()
  const figures = [{ item, unit, value: trusted(parseStatedDecimal(value)) }]
  checkStatement(catalogue, parseQuantity)({ period: figurePeriod(`${year}`), figures }, faults)
  return faults.found.length === 0
}

describe('What a register says of an enterprise', () => {
  test('is read by the rules where it may be stated, of any year, in any unit', () => {
    let accepted = 0
    fc.assert(
      fc.property(stated, (told) => {
        fc.pre(isAccepted(told))
        accepted += 1
        const { facts, unreadable } = readGathered(words, { facts: [written(told)] })
        expect(unreadable).toEqual([])
        expect(facts).toMatchObject([
          {
            fact: told.item,
            year: yearOf(figurePeriod(`${told.year}`)),
            given: { value: told.value, unit: told.unit },
          },
        ])
        const again = formatStatedDecimal(trusted(parseStatedDecimal(told.value)))
        expect(isAccepted({ ...told, value: again })).toBe(true)
      }),
    )
    expect(accepted).toBeGreaterThan(20)
  })

  test('is read or left aside, each fact by itself, and never fails', () => {
    fc.assert(
      fc.property(fc.uniqueArray(stated, { maxLength: 8, selector: keyOf }), (told) => {
        const all = readGathered(words, { facts: told.map(written) })
        const readable = told.filter((one) => {
          return readGathered(words, { facts: [written(one)] }).facts.length === 1
        })
        expect(all.facts.map(({ fact }) => fact)).toEqual(readable.map(({ item }) => item))
        expect(all.unreadable).toHaveLength(told.length - readable.length)
      }),
    )
  })

  test('leaves the item of a list aside that can’t be read, and takes the list for incomplete', () => {
    const items = [
      { name: 'ZL1', kind: 'invention' },
      { name: 'ZL2', kind: 'secret' },
    ]
    const list = { list: 'ip_rights', asOf: '2026-11-23', complete: true, items }
    const { facts, unreadable } = readGathered(words, { lists: [list] })
    expect(facts).toMatchObject([{ fact: 'ip_rights', complete: false, items: [{ name: 'ZL1' }] }])
    expect(unreadable).toMatchObject([{ value: { en: 'ZL2' }, period: '2026-11-23' }])
  })
})

const keyOf = ({ item, year }: Told): string => `${item} ${year}`
