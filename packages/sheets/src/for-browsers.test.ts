import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { expect, test } from '@jest/globals'

const root = import.meta.dirname

/** What the import page loads: all but what reads files from a disk. */
const loaded = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .filter((file) => !file.startsWith('files/') && !file.includes('testing/'))

// The whole of the values needs Node's Buffer and hashes, which no browser has: the page then shows nothing but an error.
test('the page takes of the values only what a browser can run', () => {
  const needed = loaded.filter((file) =>
    /^import (?!type )[^;]*? from '(?:@seedline\/values|node:[^']*)'$/mu.test(
      readFileSync(join(root, file), 'utf8'),
    ),
  )
  expect(needed.map((file) => relative(root, join(root, file)))).toEqual([])
  expect(loaded.length).toBeGreaterThan(20)
})
