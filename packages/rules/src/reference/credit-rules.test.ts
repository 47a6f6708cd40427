import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { localDate, ProblemError } from '@seedline/values'
import { creditRulesOf } from './credit-rules.ts'
import { readCreditRules } from './read-rule-book.ts'
import { versionOn } from './version-on.ts'

type Json = Record<string, unknown>

const files = { pledge: 'ip-pledge-rules', products: 'financing-products' } as const
let data: Record<keyof typeof files, Json>

const reference = async (name: string): Promise<Json> => {
  const file = new URL(`../../../../reference/${name}.json`, import.meta.url)
  return JSON.parse(await readFile(file, 'utf8'))
}

beforeAll(async () => {
  data = { pledge: await reference(files.pledge), products: await reference(files.products) }
})

/** The paths at which the data is refused, after a change at one. */
function refusedAt(file: keyof typeof files, path: string, value: unknown) {
  const changed = structuredClone(data)
  const steps = path.slice(1).split('/')
  const last = steps.pop() ?? ''
  const parent = steps.reduce<Json>((node, step) => node[step] as Json, changed[file])
  if (value === undefined) delete parent[last]
  else parent[last] = value
  try {
    creditRulesOf(
      { name: `${files.pledge}.json`, content: changed.pledge, digest: 'p' },
      { name: `${files.products}.json`, content: changed.products, digest: 'f' },
    )
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    expect(error.problem.code).toBe('RULE_DATA_INVALID')
    expect(error.problem.title.en).toContain(files[file])
    return error.problem.fields?.map(({ pointer }) => pointer)
  }
  return undefined
}

describe('the rules that a bank’s question is answered by', () => {
  test('hold together as they come with the system, with the twelve grounds and fourteen parameters', async () => {
    const { pledge, products } = await readCreditRules()
    const grounds = pledge.statutory.map(({ versions }) => versions[0]?.grounds.map(({ id }) => id))
    expect(grounds[0]).toHaveLength(12)
    expect(grounds[1]).toEqual(['TM-R01', 'TM-R02', 'TM-R03', 'TM-R04', 'TM-R05', 'TM-N01'])
    expect(pledge.policyDefaults[0]?.parameters).toHaveLength(14)
    expect(products.products).toHaveLength(4)
    expect(pledge.file.digest).toMatch(/^[0-9a-f]{64}$/)
  })

  test('answer for no day before they were in force', async () => {
    const { pledge } = await readCreditRules()
    const versions = pledge.statutory[0]?.versions ?? []
    expect(versionOn(versions, localDate('2021-11-14'))).toBeUndefined()
    expect(versionOn(versions, localDate('2021-11-15'))?.version).toBe('CNIPA-461')
  })

  const ground = '/statutory/0/versions/0/grounds/0'
  const parameter = '/policyDefaults/0/parameters'
  test.each([
    ['pledge', 'a severity that there isn’t', `${ground}/severity`, 'perhaps'],
    ['pledge', 'a misspelt key', `${ground}/curabel`, true],
    ['pledge', 'no Chinese', `${ground}/zh`, undefined],
    ['pledge', 'a ground twice', `${ground}/id`, 'PP-R02'],
    ['pledge', 'a source that isn’t listed', `${ground}/source/0`, 'hearsay'],
    ['pledge', 'a confidence that there isn’t', `${ground}/confidence`, 'sure'],
    ['pledge', 'a day that doesn’t exist', '/statutory/0/versions/0/inForce/0/from', '2021-02-30'],
    [
      'pledge',
      'a period that ends before it begins',
      '/statutory/0/versions/0/inForce/0/to',
      '2020-01-01',
    ],
    ['pledge', 'a ratio that is a float', `${parameter}/0/default`, 0.3],
    ['pledge', 'a default outside its range', `${parameter}/0/default`, '0.6'],
    ['pledge', 'a choice that there isn’t', `${parameter}/10/default`, 'shrug'],
    ['pledge', 'a check that there isn’t', `${parameter}/11/default/0`, 'horoscope'],
    ['pledge', 'evidence from nowhere', `${parameter}/0/evidence/0/source`, 'hearsay'],
    ['pledge', 'a product that nobody offers', '/localSupport/0/items/0/products/0', 'pawn'],
    ['products', 'a product that there isn’t', '/products/0/id', 'pawn'],
    ['products', 'a maturity level that there isn’t', '/products/0/trl/1', 10],
    [
      'products',
      'a requirement that nobody decides',
      '/products/0/versions/0/requirements/0/decidedBy',
      'fate',
    ],
    [
      'products',
      'a requirement from nowhere',
      '/products/0/versions/0/requirements/0/source/0',
      'hearsay',
    ],
  ] as const)('are refused in %s with %s, with its path', (file, _, path, value) => {
    const at = refusedAt(file, path, value) ?? []
    expect(at.length).toBeGreaterThan(0)
    for (const each of at)
      expect(each.startsWith(path.slice(0, path.lastIndexOf('/')).replace(/\/\d+$/, ''))).toBe(true)
  })
})
