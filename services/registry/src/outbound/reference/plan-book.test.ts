import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ownReferenceFolder } from './cluster-codes.ts'
import { readPlanBook } from './plan-book.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'plan-'))
})
afterAll(() => rm(folder, { recursive: true }))

const changed = async (file: string, from: string, to: string) => {
  await cp(ownReferenceFolder, folder, { recursive: true })
  const text = await readFile(join(folder, file), 'utf8')
  expect(text).toContain(from)
  await writeFile(join(folder, file), text.replace(from, to))
  return readPlanBook(folder)
}

describe('The action plan', () => {
  test('has ten targets, sixteen tasks with their agencies, and four stages', async () => {
    const { targets, tasks, agencies, funnel } = await readPlanBook()
    expect([targets.length, tasks.length, agencies.length]).toEqual([10, 16, 22])
    expect(targets.find(({ id }) => id === 'T-VA-2025')).toMatchObject({
      aim: { op: '>=', value: '55000000000' },
      source: 'seed',
    })
    expect(funnel.stages.map(({ id }) => id)).toEqual([
      'research',
      'incubation',
      'acceleration',
      'industrialisation',
    ])
  })

  test.each([
    ['plan-targets.json', '"op": ">="', '"op": ">"', '/targets/1'],
    ['plan-targets.json', '"NEM"', '"NEW"', '/targets/2/fields/0'],
    ['agencies.json', '"STIC",\n    "DRC"', '"STIK",\n    "DRC"', '/tasks/0/agencies/0'],
    ['funnel.json', '"angel"', '"angle"', '/stages/1/rungs/1'],
    ['money-kinds.json', '"id": "venture"', '"id": "ventures"', '"venture" is not named'],
    ['funnel.json', '"pre-a"', '"seed"', '"seed" is there already'],
  ])('is refused with the path where %s has %s changed to %s', async (file, from, to, told) => {
    await expect(changed(file, from, to)).rejects.toThrow(told)
    await expect(changed(file, from, to)).rejects.toThrow(file)
  })
})
