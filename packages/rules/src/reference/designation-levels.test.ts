import { readFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import { designationLevelsOf, readDesignationLevels } from './designation-levels.ts'

const reference = (name: string) =>
  JSON.parse(
    readFileSync(new URL(`../../../../reference/${name}.json`, import.meta.url), 'utf8'),
  ) as Record<string, unknown>

test('Three titles are the state’s alone, whoever else grants one of the same name', () => {
  const levels = readDesignationLevels()
  const only = [...levels].flatMap(([id, { nationalOnly }]) => (nationalOnly ? [id] : []))
  expect(only).toEqual(['little-giant', 'single-champion', 'high-tech-enterprise'])
  for (const id of only) expect(levels.get(id)?.level).toBe('national')
})

test('Each designation of the glossary has a level, and no other has one', () => {
  const glossary = reference('glossary') as { designations: readonly { key: string }[] }
  const named = glossary.designations.map(({ key }) => key).toSorted()
  expect([...readDesignationLevels().keys()].toSorted()).toEqual(named)
})

test('A level that there is not, a designation twice and an unlisted source are refused with their paths', () => {
  const refusedAt = (at: number, change: object) => {
    const content = reference('designation-levels') as { designations: object[] }
    content.designations[at] = { ...content.designations[at], ...change }
    try {
      designationLevelsOf({ name: 'designation-levels.json', content })
    } catch (error) {
      if (!(error instanceof ProblemError)) throw error
      return error.problem.fields?.map(({ pointer }) => pointer)
    }
    return undefined
  }
  expect(refusedAt(0, {})).toBeUndefined()
  expect(refusedAt(2, { level: 'state' })).toEqual(['/designations/2/level'])
  expect(refusedAt(1, { id: 'innovative-sme' })).toEqual(['/designations/1'])
  expect(refusedAt(3, { source: ['nobody'] })).toEqual(['/designations/3/source/0'])
})
