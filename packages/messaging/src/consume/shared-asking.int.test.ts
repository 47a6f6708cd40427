import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { type Connection, createConnection } from 'mongoose'
import { controlStore } from '../operate/control-store.ts'
import { freshDatabase } from '../testing/surroundings.ts'
import { positionStore } from './position-store.ts'

let drop: () => Promise<void>
let connection: Connection
let commands: string[] = []

beforeAll(async () => {
  const database = await freshDatabase()
  const { name: dbName } = database
  connection = await createConnection(process.env.SEEDLINE_TEST_MONGO_URL ?? '', {
    dbName,
    useBigInt64: true,
    monitorCommands: true,
  }).asPromise()
  connection.getClient().on('commandStarted', ({ commandName, command }) => {
    commands.push(`${commandName} ${String(command[commandName])}`)
  })
  drop = async () => {
    await database.dropDatabase()
    await Promise.all([database.close(), connection.close()])
  }
})
beforeEach(() => {
  commands = []
})
afterAll(() => drop())

const at = (partition: number, offset: bigint) => ({ topic: 'things', partition, offset })

test('the positions of all subscriptions of a process are written in one command, and read in one', async () => {
  await Promise.all([
    positionStore(connection).write('one', [at(0, 5n), at(1, 6n)]),
    positionStore(connection).write('two', [at(0, 7n)]),
    positionStore(connection).write('three', [at(2, 8n)]),
  ])
  expect(commands).toEqual(['update subscription_positions'])
  commands = []
  const read = await Promise.all(
    ['one', 'two', 'three', 'tw'].map((group) => positionStore(connection).read(group)),
  )
  expect(read).toEqual([[at(0, 5n), at(1, 6n)], [at(0, 7n)], [at(2, 8n)], []])
  expect(commands).toEqual(['find subscription_positions'])
})

test('a later position of a partition stands, also where an earlier one goes with it, and may go back', async () => {
  const { write, read } = positionStore(connection)
  await Promise.all([write('later', [at(0, 9n)]), write('later', [at(0, 3n)])])
  expect(await read('later')).toEqual([at(0, 3n)])
})

test('what operators want of all subscriptions of a process is asked for in one command', async () => {
  const store = controlStore(connection)
  await store.setPaused('two', true)
  commands = []
  const asked = await Promise.all(['one', 'two', 'three'].map((name) => store.read(name)))
  expect(asked.map(({ paused }) => paused)).toEqual([false, true, false])
  expect(commands).toEqual(['find subscription_controls'])
})
