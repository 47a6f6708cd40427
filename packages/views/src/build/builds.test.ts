import { expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { beginBuild, goLive, joinBuilds, readBuilds } from './builds.ts'

const view = { name: 'tally', foldVersion: 1 }
const connectedTo = (db: unknown) => ({ db }) as Connection

test.each([
  ['joined', joinBuilds],
  ['read', readBuilds],
  ['begun', beginBuild],
  [
    'put live',
    (connection: Connection, of: typeof view) => goLive(connection, of, { number: 1, nonce: 'n' }),
  ],
])('builds are not %s where no database is connected, and that passes', async (_, act) => {
  await expect(act(connectedTo(undefined), view)).rejects.toMatchObject({
    problem: { code: 'DATABASE_AWAY', kind: 'unavailable' },
  })
})

test('the builds of a view are those of its name and fold version', async () => {
  const asked: unknown[] = []
  const findOne = async (filter: unknown) => {
    asked.push(filter)
    return { live: 2, liveNonce: 'two', building: 3, buildingNonce: 'three', phase: 'reading' }
  }
  const db = { collection: () => ({ findOne }) }
  expect(await readBuilds(connectedTo(db), view)).toEqual({
    live: { number: 2, nonce: 'two' },
    building: { number: 3, nonce: 'three', phase: 'reading', builder: undefined },
  })
  expect(asked).toEqual([{ _id: 'tally@1' }])
})
