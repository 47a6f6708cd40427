import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { connectEventStore } from '@seedline/event-store/database'
import { eventually } from '@seedline/testing'
import { makePlace, type Place } from '@seedline/testing/running'
import { systemClock as clock } from '@seedline/values'
import { note, type Replica, startReplica } from '../testing/wired-replica.ts'

// A service as it ships hears at once of what it records itself, and Kafka vouches for it.

let place: Place
let heard: string[]
let replicas: Replica[]

beforeAll(async () => {
  place = await makePlace('fund')
}, 60_000)
afterAll(() => place.remove())
beforeEach(() => {
  heard = []
  replicas = []
})
afterEach(async () => {
  await Promise.all(replicas.splice(0).map((replica) => replica.stop()))
}, 60_000)

async function start(at: Place = place): Promise<Replica> {
  const replica = await startReplica(at, async ({ id }) => {
    heard.push(id)
  })
  replicas.push(replica)
  return replica
}

const until = (holds: () => boolean | Promise<boolean>, ms = 30_000) =>
  eventually(async () => ((await holds()) ? true : undefined), ms)

/** Undefined while the view is built for the first time, too. */
const sumOf = async ({ sums }: Replica, id: string): Promise<number | undefined> =>
  (await sums.get(id).catch(() => undefined))?.data.sum

/** The same place with a Kafka that nobody reaches. */
const cutOff = (): Place => ({ ...place, brokers: ['127.0.0.1:1'] })

/** One of the service's processes that recorded something and died before anybody heard of it. */
async function recordedAndDied(replica: Replica, id: string, number: number): Promise<void> {
  const { connection } = replica
  const store = await connectEventStore({ connection, service: 'fund', clock })
  await note(store, id, number)
  await store.close()
}

test('own views and processes go on while Kafka is away, and nothing counts twice once it is back', async () => {
  const before = await start()
  await before.note('begun-before', 1)
  await until(async () => (await sumOf(before, 'begun-before')) === 1)
  await before.stop()

  const away = await start(cutOff())
  const [first] = (await away.note('begun-without', 2)).eventIds
  await away.note('begun-without', 3)
  await away.note('begun-before', 10)
  await until(async () => (await sumOf(away, 'begun-without')) === 5, 5000)
  await until(async () => (await sumOf(away, 'begun-before')) === 11, 5000)
  await until(() => heard.includes(first ?? ''), 5000)
  await away.stop()

  const back = await start()
  await until(async () => (await back.lag()) === 0n)
  expect([await sumOf(back, 'begun-without'), await sumOf(back, 'begun-before')]).toEqual([5, 11])
  await until(() => heard.includes('deal-begun-before@2'))
}, 120_000)

test('what a process recorded before it died is shown with what is recorded next, also while Kafka is away', async () => {
  const before = await start()
  await until(async () => (await before.lag()) >= 0n)
  await before.stop()
  const away = await start(cutOff())
  await recordedAndDied(away, 'died', 4)
  await away.note('died', 5)
  await until(async () => (await sumOf(away, 'died')) === 9, 5000)
}, 90_000)

test('replicas agree on what each of them records, and each event is in it once', async () => {
  const [one, two] = [await start(), await start()]
  const ids = Array.from({ length: 12 }, (_, index) => `shared-${index}`)
  for (const [index, replica] of [one, two, two, one, two, one].entries()) {
    await Promise.all(ids.map((id) => replica.note(id, 10 ** index)))
  }
  await recordedAndDied(one, ids[0] ?? '', 1_000_000)
  for (const replica of [one, two]) {
    await until(async () => (await sumOf(replica, ids[0] ?? '')) === 1_111_111)
    await until(async () => (await replica.lag()) === 0n)
    for (const id of ids.slice(1)) expect(await sumOf(replica, id)).toBe(111_111)
  }
  const events = heard.filter((event) => event.startsWith('deal-shared'))
  await until(() => new Set(heard.filter((id) => id.startsWith('deal-shared'))).size === 73)
  expect(events.length).toBeGreaterThan(0)
}, 90_000)
