import { readFile } from 'node:fs/promises'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import { outcomeName, outcomes } from '../logic/outcome.ts'
import { readDesignationRules } from './read-rule-book.ts'
import { ruleBookOf } from './rule-book.ts'

type Json = Record<string, unknown>

let words: Json
let rules: Json
let glossary: Record<string, readonly { key: string; zh: string; en: string }[]>

const reference = async (name: string) => {
  const file = new URL(`../../../../reference/${name}.json`, import.meta.url)
  return JSON.parse(await readFile(file, 'utf8'))
}

beforeAll(async () => {
  words = await reference('facts')
  rules = await reference('designations')
  glossary = await reference('glossary')
})

/** What the data is refused with, after a change at a path. */
function refusedWith(file: 'facts' | 'designations', path: string, value: unknown) {
  const data = structuredClone({ facts: words, designations: rules })
  const steps = path.slice(1).split('/')
  const last = steps.pop() ?? ''
  const parent = steps.reduce<Json>((node, step) => node[step] as Json, data[file])
  if (value === undefined) delete parent[last]
  else parent[last] = value
  try {
    ruleBookOf(
      { name: 'facts.json', content: data.facts },
      { name: 'designations.json', content: data.designations },
    )
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    const { code, title, fields = [] } = error.problem
    expect(code).toBe('RULE_DATA_INVALID')
    return { file: title.en, at: fields.map(({ pointer }) => pointer) }
  }
  return undefined
}

describe('the rule data', () => {
  test('that comes with the system holds together', async () => {
    expect([...(await readDesignationRules()).rules.keys()]).toHaveLength(10)
  })

  test('and the glossary have one word for each designation and outcome', async () => {
    const { rules } = await readDesignationRules()
    const words = glossary.designations ?? []
    // Held without rules of ours: nobody has written its criteria down.
    const unruled = words.filter(({ key }) => !rules.has(key)).map(({ key }) => key)
    expect(unruled).toEqual(['technology-innovation-demonstration'])
    for (const { key, zh, en } of words.filter((one) => rules.has(one.key))) {
      expect([key, rules.get(key)?.zh]).toEqual([key, zh])
      expect(rules.get(key)?.en.toLowerCase()).toBe(en.toLowerCase())
    }
    expect(glossary.outcomes?.map(({ zh, en }) => [zh, en.toLowerCase()]).sort()).toEqual(
      outcomes.map((each) => Object.values(outcomeName(each))).sort(),
    )
  })

  const champion = '/rules/3/versions/1'
  const giant = '/rules/2/versions/1/requirement/of'

  test.each([
    ['a number for a string', `${giant}/2/limit/value`, 5000],
    ['a limit finer than is told', `${giant}/2/limit/value`, '0.00001'],
    ['a unit that there isn’t', `${giant}/2/limit/unit`, '千'],
    ['a unit of something else', `${giant}/2/limit/unit`, 'people'],
    ['a fact that nobody has', `${giant}/2/measure/fact`, 'revenu'],
    ['a fact of another kind', `${giant}/2/measure/fact`, 'niche_market_share'],
    ['a list that there isn’t', `${giant}/0/measure/list`, 'titles'],
    ['a field that items lack', `${giant}/0/measure/where/of/1/field`, 'since'],
    ['a choice that there isn’t', `${giant}/0/measure/where/of/0/in/0`, 'giant'],
    ['a group of another list', `${giant}/8/of/0/measure/where/of/0/group`, 'ip-class-3'],
    ['a judgement that isn’t one', `${giant}/10/fact`, 'rd_institution'],
    ['a misspelt key', `${giant}/10/facts`, 'x'],
    ['a source that isn’t listed', `${champion}/source/0`, 'hearsay'],
    ['a confidence that there isn’t', `${champion}/confidence`, 'sure'],
    ['a day that doesn’t exist', `${champion}/inForce/0/from`, '2023-02-30'],
    ['a version that begins too early', `${champion}/inForce/0/from`, '2023-09-13'],
    ['a period that ends before it begins', `${champion}/inForce/0/to`, '2023-09-13'],
    [
      'more needed than there are',
      `${champion}/requirement/of/0`,
      {
        kind: 'at-least',
        zh: '条',
        en: 'x',
        needed: 2,
        of: [{ kind: 'judged', zh: '条', en: 'x', fact: 'core_ip_ownership' }],
      },
    ],
    ['a growth over years with “at most”', `${giant}/4/is`, 'at-most'],
    ['a share asked for every year of a sum', `${giant}/6/everyYear`, 2],
    ['bands that rise', '/rules/0/versions/0/requirement/of/1/indicators/0/bands/1/points', 20],
    ['an indicator of no part', '/rules/0/versions/0/requirement/of/1/indicators/0/part', 'luck'],
    ['a rule twice', '/rules/1/id', 'innovative-sme'],
    ['a missing name in Chinese', `${giant}/2/zh`, undefined],
  ])('with %s is refused, with its path', (_, path, value) => {
    const refused = refusedWith('designations', path, value)
    expect(refused?.file).toContain('designations.json')
    expect(refused?.at.length).toBeGreaterThan(0)
    for (const at of refused?.at ?? []) expect(related(at, path)).toBe(true)
  })

  test.each([
    ['a fact twice', '/facts/1/key', 'revenue'],
    ['a dimension that there isn’t', '/facts/1/measures', 'tons'],
    ['a group of choices that there aren’t', '/groups/0/of/0', 'idea'],
    ['a group whose source isn’t listed', '/groups/0/source/0', 'hearsay'],
  ])('whose vocabulary has %s is refused, with its path', (_, path, value) => {
    const refused = refusedWith('facts', path, value)
    expect(refused?.file).toContain('facts.json')
    for (const at of refused?.at ?? []) expect(related(at, path)).toBe(true)
  })
})

/** Whether one lies within the other, or they are neighbours in one object. */
const related = (a: string, b: string): boolean =>
  a.startsWith(b.slice(0, b.lastIndexOf('/'))) || b.startsWith(a)
