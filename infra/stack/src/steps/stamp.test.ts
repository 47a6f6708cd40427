import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { hashOf, isCurrent, stamp } from './stamp.ts'

let folder: ReturnType<typeof temporaryFolder>
const write = (file: string, text: string) => {
  mkdirSync(join(folder.path, file, '..'), { recursive: true })
  writeFileSync(join(folder.path, file), text)
}
beforeEach(() => {
  folder = temporaryFolder()
  write('src/a.ts', 'a')
  write('src/deep/b.ts', 'b')
})
afterEach(() => folder.remove())

test('what was made is current until a source is changed, added, renamed or moved', () => {
  const made = join(folder.path, 'dist/.made-of')
  const isNow = () => isCurrent(made, hashOf(folder.path, ['src']))
  expect(isNow()).toBe(false)
  stamp(made, hashOf(folder.path, ['src']))
  expect(isNow()).toBe(true)
  write('src/a.ts', 'changed')
  expect(isNow()).toBe(false)
  write('src/a.ts', 'a')
  expect(isNow()).toBe(true)
  write('src/c.ts', '')
  expect(isNow()).toBe(false)
  stamp(made, hashOf(folder.path, ['src']))
  renameSync(join(folder.path, 'src/c.ts'), join(folder.path, 'src/d.ts'))
  expect(isNow()).toBe(false)
})

test('what tools generate does not count as a source', () => {
  const before = hashOf(folder.path, ['src'])
  write('src/gen/x.ts', 'x')
  write('src/node_modules/y.js', 'y')
  write('src/openapi.gen.json', '{}')
  expect(hashOf(folder.path, ['src'])).toBe(before)
})
