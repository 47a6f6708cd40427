import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from '@jest/globals'
import { findingCodes } from './finding-codes.ts'

const operations = join(import.meta.dirname, '../../../docs/operations.md')

test('whoever operates the system finds every finding in its documentation, and no other', async () => {
  const text = await readFile(operations, 'utf8')
  const section = text.slice(text.indexOf('## What verify finds'))
  const told = [...section.matchAll(/^\| ((?:`[A-Z_]+`(?:, )?)+) \|/gm)]
    .flatMap(([, codes = '']) => codes.split(', '))
    .map((code) => code.replaceAll('`', ''))
  expect(told.toSorted()).toEqual(Object.keys(findingCodes).toSorted())
})

test('each is told in both languages, with its mend', () => {
  for (const { title, mend } of Object.values(findingCodes)) {
    for (const { zh, en } of [title, mend]) {
      expect(zh).toMatch(/\p{Script=Han}/u)
      expect(en).toMatch(/^[A-Z]/)
    }
  }
})
