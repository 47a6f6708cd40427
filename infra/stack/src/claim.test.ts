import { existsSync, writeFileSync } from 'node:fs'
import { afterEach, beforeEach, expect, test } from '@jest/globals'
import { AlreadyRunning, claim, ownerOf } from './claim.ts'
import { temporaryFolder } from './fixtures/temporary-folder.ts'
import { placesIn } from './places.ts'
import { identify } from './processes/identity.ts'

let folder: ReturnType<typeof temporaryFolder>
beforeEach(() => {
  folder = temporaryFolder()
})
afterEach(() => folder.remove())

test('a folder belongs to one stack at a time', () => {
  const places = placesIn(folder.path)
  const release = claim(places)
  expect(ownerOf(places)?.pid).toBe(process.pid)
  expect(() => claim(places)).toThrow(AlreadyRunning)
  release()
  expect(ownerOf(places)).toBeUndefined()
  claim(places)()
})

test('the lock of a stack that is gone holds nobody up', () => {
  const places = placesIn(folder.path)
  writeFileSync(places.lock, '999999999 1\n')
  claim(places)()
  expect(existsSync(places.lock)).toBe(false)
})

test('a process that merely has the number of an earlier stack is not taken for it', () => {
  const places = placesIn(folder.path)
  writeFileSync(places.lock, `${process.pid} ${identify(process.pid)?.began}0\n`)
  expect(ownerOf(places)).toBeUndefined()
  claim(places)()
})
