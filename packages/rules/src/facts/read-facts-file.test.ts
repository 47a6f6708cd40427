import { mkdtemp, readFile, rm, truncate, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { UnusableInput } from '@seedline/json-text/files'
import fc from 'fast-check'
import { compare, fraction } from '../exact/fraction.ts'
import { readDesignationRules } from '../reference/read-rule-book.ts'
import type { Words } from '../reference/words-of.ts'
import { littleGiant2026 } from '../testing/little-giants.ts'
import { contentOf, invention } from '../testing/written.ts'
import { parseFacts, readFactsFile } from './read-facts-file.ts'

let words: Words
beforeAll(async () => {
  words = (await readDesignationRules()).words
})

const revenue = { fact: 'revenue', year: 2025, value: '6800', unit: '万元' }
const share = { fact: 'niche_market_share', asOf: '2026-05-01', value: '12.5', unit: '%' }
const judged = { fact: 'core_ip_ownership', asOf: '2026-05-01', value: true, by: 'an expert' }
const rights = { list: 'ip_rights', asOf: '2026-05-01', complete: true, items: [invention('ZL1')] }

/** Where a content is refused, and with what. */
function refusal(content: unknown): readonly string[] {
  const read = parseFacts(content, words)
  if (read.ok) return []
  for (const { title } of read.problems) {
    expect(title.zh).toMatch(/\p{Script=Han}/u)
    expect(title.en).not.toBe('')
  }
  return read.problems.map(({ pointer, code }) => `${pointer} ${code}`)
}

describe('a file of facts', () => {
  test('is read exactly, whatever its unit', () => {
    const read = parseFacts(
      { facts: [revenue, share, judged, { ...revenue, year: 2024, value: '0.64', unit: '亿元' }] },
      words,
    )
    if (!read.ok) throw new Error('refused')
    const exact = read.value.flatMap((fact) => ('given' in fact ? [fact.given.exact] : []))
    const right = [fraction(68_000_000n), fraction(1n, 8n), fraction(64_000_000n)]
    expect(exact.map((each, index) => compare(each, right[index] ?? each))).toEqual([0, 0, 0])
    expect(read.value[2]).toMatchObject({ holds: true, by: 'an expert', confidence: 'unstated' })
  })

  test.each([
    ['no unit', { ...revenue, unit: undefined }, '/facts/0/unit UNIT_MISSING'],
    ['another unit', { ...revenue, unit: '千' }, '/facts/0/unit UNIT_WRONG'],
    ['a unit of something else', { ...revenue, unit: '%' }, '/facts/0/unit UNIT_WRONG'],
    ['separators', { ...revenue, value: '6,800' }, '/facts/0/value NUMERIC_MALFORMED'],
    ['a part of a 分', { ...revenue, value: '0.0000001' }, '/facts/0/value AMOUNT_TOO_PRECISE'],
    ['revenue below zero', { ...revenue, value: '-5' }, '/facts/0/value FIGURE_NEGATIVE'],
    ['no year', { ...revenue, year: undefined }, '/facts/0/year YEAR_MISSING'],
    [
      'a day beside its year',
      { ...revenue, asOf: '2026-05-01' },
      '/facts/0/asOf FACT_FIELD_SURPLUS',
    ],
    [
      'a year instead of a day',
      { ...share, asOf: undefined, year: 2025 },
      '/facts/0/year FACT_FIELD_SURPLUS',
    ],
    ['no day', { ...share, asOf: undefined }, '/facts/0/asOf DATE_INVALID'],
    ['a day that doesn’t exist', { ...share, asOf: '2026-02-30' }, '/facts/0/asOf DATE_INVALID'],
    ['an unknown name', { ...revenue, fact: 'Revenue' }, '/facts/0/fact FACT_UNKNOWN'],
    ['a word for yes', { ...judged, value: 'yes' }, '/facts/0/value ANSWER_NOT_YES_NO'],
    ['no judge', { ...judged, by: undefined }, '/facts/0/by JUDGE_MISSING'],
    [
      'a confidence of its own',
      { ...revenue, confidence: 'high' },
      '/facts/0/confidence CONFIDENCE_UNKNOWN',
    ],
    [
      'a rank below zero',
      { ...share, fact: 'domestic_rank', unit: 'place', value: '-1' },
      '/facts/0/value FIGURE_NEGATIVE',
    ],
  ])('with %s is refused at its place', (_, fact, at) => {
    expect(refusal({ facts: [JSON.parse(JSON.stringify(fact))] })).toEqual([at])
  })

  test.each([
    [
      'no name',
      { ...rights, items: [{ kind: 'invention' }] },
      '/lists/0/items/0/name ITEM_NAME_MISSING',
    ],
    [
      'a field of its own',
      { ...rights, items: [{ name: 'x', colour: 'red' }] },
      '/lists/0/items/0/colour ITEM_FIELD_UNKNOWN',
    ],
    [
      'a field with a slash in its name',
      { ...rights, items: [{ name: 'x', 'a/b~c': 1 }] },
      '/lists/0/items/0/a~1b~0c ITEM_FIELD_UNKNOWN',
    ],
    [
      'an unknown kind',
      { ...rights, items: [{ name: 'x', kind: 'idea' }] },
      '/lists/0/items/0/kind CHOICE_UNKNOWN',
    ],
    [
      'a rank without unit',
      { ...rights, items: [{ name: 'x', owner_rank: '1' }] },
      '/lists/0/items/0/owner_rank/unit UNIT_MISSING',
    ],
    [
      'a number for yes',
      { ...rights, items: [{ name: 'x', in_force: 1 }] },
      '/lists/0/items/0/in_force ANSWER_NOT_YES_NO',
    ],
    ['an unknown list', { ...rights, list: 'patents' }, '/lists/0/list LIST_UNKNOWN'],
    [
      'an amount below zero',
      {
        ...rights,
        list: 'equity_financing',
        items: [{ name: 'x', amount: { value: '-1', unit: '元' } }],
      },
      '/lists/0/items/0/amount/value FIGURE_NEGATIVE',
    ],
  ])('with a list that has %s is refused at its place', (_, list, at) => {
    expect(refusal({ facts: [], lists: [list] })).toEqual([at])
  })

  test('with numbers for figures, or keys of its own, is refused in both languages', () => {
    expect(refusal({ facts: [{ ...revenue, value: 6800 }] })).toEqual([
      '/facts/0/value NUMERIC_MALFORMED',
    ])
    expect(refusal({ facts: [{ ...revenue, currency: 'CNY' }] })).toEqual(['/facts/0 FACTS_SHAPE'])
    expect(refusal([])).toEqual([' FACTS_SHAPE'])
  })

  test('that states a fact twice is refused, even with the same figure, and all faults are told at once', () => {
    const again = { ...revenue, value: '0.68', unit: '亿元' }
    expect(
      refusal({ facts: [revenue, share, again, { ...judged, by: '' }], lists: [rights, rights] }),
    ).toEqual([
      '/facts/3/by JUDGE_MISSING',
      '/facts/2 FACT_STATED_TWICE',
      '/lists/1 FACT_STATED_TWICE',
    ])
  })

  test('is read or refused in words, whatever is in it', () => {
    const whole = contentOf(littleGiant2026.facts)
    const places = placesIn(whole)
    fc.assert(
      fc.property(fc.constantFrom(...places), fc.jsonValue({ maxDepth: 2 }), (place, instead) => {
        const content = structuredClone(whole)
        const last = place.at(-1) ?? ''
        const parent = place
          .slice(0, -1)
          .reduce<Record<string, unknown>>(
            (node, step) => node[step] as Record<string, unknown>,
            content as Record<string, unknown>,
          )
        // As JSON.parse makes an own property of any key.
        Object.defineProperty(parent, last, {
          value: instead,
          enumerable: true,
          writable: true,
          configurable: true,
        })
        for (const at of refusal(content)) expect(at).toMatch(/^(\/[^ ]*)? [A-Z_]+$/)
      }),
      { numRuns: 1_000 },
    )
  })
})

function placesIn(node: unknown, path: readonly string[] = []): readonly (readonly string[])[] {
  if (typeof node !== 'object' || node === null) return [path]
  return Object.entries(node).flatMap(([key, value]) => [
    [...path, key],
    ...placesIn(value, [...path, key]),
  ])
}

test('a file is read from its folder, and one that can’t be is bad input', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'seedline-facts-'))
  const file = join(folder, 'facts.json')
  await writeFile(file, `\ufeff${JSON.stringify({ facts: [revenue] })}`)
  expect((await readFactsFile(file, words)).yearly('revenue', 2025)?.given.value).toBe('6800')
  await writeFile(file, '{"facts": [], "facts": []}')
  await expect(readFactsFile(file, words)).rejects.toThrow(UnusableInput)
  await expect(readFactsFile(join(folder, 'none.json'), words)).rejects.toMatchObject({
    problem: { code: 'FACTS_FILE_UNUSABLE', fields: [{ code: 'FILE_MISSING' }] },
  })
  await rm(folder, { recursive: true })
})

test('the example in the documentation is a file that is read', async () => {
  const page = new URL('../../../../docs/self-check.md', import.meta.url)
  const [, example = ''] = /```json\n(.*?)```/s.exec(await readFile(page, 'utf8')) ?? []
  expect(refusal(JSON.parse(example))).toEqual([])
})

describe('a file of many megabytes', () => {
  let folder: string
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'facts-'))
  })
  afterAll(() => rm(folder, { recursive: true }))

  const refused = async (name: string, content: string): Promise<UnusableInput> => {
    const path = join(folder, name)
    await writeFile(path, content)
    const fault = await readFactsFile(path, words).catch((error: unknown) => error)
    if (!(fault instanceof UnusableInput)) throw new Error(`It said ${String(fault)}`)
    return fault
  }

  test.each([
    ['of numbers', '1'],
    ['of objects that say nothing', '{}'],
    ['of facts that there are not', '{"fact":"nothing","value":1}'],
    ['of one fact again and again', JSON.stringify(revenue)],
  ])(
    '%s is refused by a sentence that names the first places',
    async (_what, one) => {
      const { problem } = await refused(
        'large.json',
        `{"facts":[${Array(300_000).fill(one).join()}]}`,
      )
      expect(problem.code).toBe('FACTS_FILE_UNUSABLE')
      expect(problem.fields?.length).toBeLessThanOrEqual(50)
    },
    60_000,
  )

  test('of lists whose items are none is refused so, too', async () => {
    const items = Array(20_000).fill('1').join()
    const list = `{"list":"ip_rights","asOf":"2026-05-01","complete":true,"items":[${items}]}`
    const { problem } = await refused(
      'lists.json',
      `{"facts":[],"lists":[${Array(20).fill(list).join()}]}`,
    )
    expect(problem.code).toBe('FACTS_FILE_UNUSABLE')
    expect(problem.fields).toHaveLength(50)
  }, 60_000)

  test('more than there is room for is refused before it is read', async () => {
    const path = join(folder, 'sparse.json')
    await writeFile(path, '{}')
    await truncate(path, 50 * 1024 * 1024 + 1)
    const fault = await readFactsFile(path, words).catch((error: unknown) => error)
    expect(fault).toMatchObject({ problem: { fields: [{ code: 'FILE_TOO_LARGE' }] } })
  })
})
