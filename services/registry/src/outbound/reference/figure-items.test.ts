import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { ownReferenceFolder } from './cluster-codes.ts'
import { readFigureItems } from './figure-items.ts'

let folder: string
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'items-'))
})
afterAll(() => rm(folder, { recursive: true }))

const changed = async (change: (text: string) => string) => {
  const text = await readFile(join(ownReferenceFolder, 'facts.json'), 'utf8')
  await writeFile(join(folder, 'facts.json'), change(text))
  return readFigureItems(folder)
}

describe('The items that enterprises state', () => {
  test('are the yearly facts that rules ask for, and more, each with both names', async () => {
    const { items, balances } = await readFigureItems()
    const text = await readFile(join(ownReferenceFolder, 'facts.json'), 'utf8')
    const { facts } = JSON.parse(text) as { facts: { kind: string; key: string }[] }
    const yearly = facts.filter(({ kind }) => kind === 'yearly').map(({ key }) => key)
    expect([...items.keys()]).toEqual(yearly)
    expect(items.get('rd_expense')).toMatchObject({ measures: 'money', kind: 'flow' })
    expect(balances).toEqual([{ whole: 'total_assets', parts: ['total_liabilities', 'equity'] }])
  })

  test('that are parts of what there isn’t are refused with the file', async () => {
    await expect(
      changed((text) => text.replace('"partOf": "revenue"', '"partOf": "revenu"')),
    ).rejects.toMatchObject({
      message: expect.stringContaining('facts.json'),
      cause: new Error('No such item: revenu'),
    })
    await expect(
      changed((text) => text.replace('"kind": "flow"', '"kind": "flood"')),
    ).rejects.toThrow('facts.json')
  })
})
