import { readdirSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { gathered } from './gather.ts'
import { operationGroups } from './operations/index.ts'

const files = (folder: string) => readdirSync(new URL(folder, import.meta.url))

describe('What is gathered of the declarations', () => {
  test('lists the operations as the list of services does what they are about', () => {
    const known = ['Enterprises', 'Ladder', 'Cap table', 'Funds', 'Deals', 'Operations']
    const tags = operationGroups.map(({ tag }) => tag.en)
    expect(tags.filter((tag) => known.includes(tag))).toEqual(known)
    expect(tags.at(-1)).toBe('Operations')
  })

  test('leaves no file out but those that serve the others', () => {
    const { 'operations.ts': operations = '', 'refusals.ts': refusals = '' } = gathered()
    const left = [
      ...files('operations').filter((file) => !operations.includes(`/${file}'`)),
      ...files('refusals').filter((file) => !refusals.includes(`/${file}'`)),
    ].filter((file) => !file.endsWith('.test.ts'))
    expect(left).toEqual([
      ...[
        'batch.ts',
        'facts.ts',
        'index.ts',
        'ip-facts.ts',
        'loan-running.ts',
        'loan-terms.ts',
        'profile.ts',
        'request.ts',
        'transactions.ts',
        'index.ts',
        'refusal.ts',
      ],
    ])
  })

  test('has each operation under a name of its own', () => {
    const names = operationGroups.flatMap(({ operations }) => Object.keys(operations))
    expect(new Set(names).size).toBe(names.length)
  })
})
