import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { freshDatabase } from '../testing/surroundings.ts'
import { goLive, joinBuilds, setPhase } from './builds.ts'
import { claimOf } from './claim.ts'

let connection: Connection

beforeAll(async () => {
  connection = await freshDatabase()
})
afterAll(async () => {
  await connection.dropDatabase()
  await connection.close()
})

test('one process sees to a build, and another takes over once that one has fallen silent', async () => {
  const view = { name: 'claimed', foldVersion: 1 }
  const { building } = await joinBuilds(connection, view)
  if (building === undefined) throw new Error('no build was begun')
  let now = 0
  const one = claimOf(connection, view, building)
  const two = claimOf(connection, view, building, () => now)
  expect(await one.mine()).toBe(true)
  expect(await two.mine()).toBe(false)
  now = 19_000
  expect(await two.mine()).toBe(false)
  // It beats, and is watched anew.
  expect(await one.mine()).toBe(true)
  now = 21_000
  expect(await two.mine()).toBe(false)
  now = 40_000
  expect(await two.mine()).toBe(false)
  now = 42_000
  expect(await two.mine()).toBe(true)
  expect(await one.mine()).toBe(false)
})

test('an earlier build of the same number changes nothing of a later one', async () => {
  const view = { name: 'of_old', foldVersion: 1 }
  const { building } = await joinBuilds(connection, view)
  if (building === undefined) throw new Error('no build was begun')
  const earlier = { number: building.number, nonce: 'another' }
  expect(await claimOf(connection, view, earlier).mine()).toBe(false)
  expect(await setPhase(connection, view, earlier, 'following')).toBe(false)
  expect(await goLive(connection, view, earlier)).toBe(false)
  expect(await joinBuilds(connection, view)).toEqual({ building })
})
