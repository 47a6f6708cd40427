import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { UnreadableEvent } from '@seedline/messaging'
import { eventually } from '@seedline/testing'
import { makePlace, type Place } from '@seedline/testing/running'
import { ProblemError } from '@seedline/values'
import { type Replica, startReplica, subscription } from '../testing/wired-replica.ts'

// What docs/operations.md promises operators, asked of two replicas of a service as it ships.

let place: Place
let heard: string[]
let replicas: Replica[]
/** Events that the process parks, until somebody mends it. */
const unreadable = new Set<string>()

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

async function start(): Promise<Replica> {
  const replica = await startReplica(place, async ({ id }) => {
    if (unreadable.has(id)) throw new UnreadableEvent(`${id} can not be read yet`)
    heard.push(id)
  })
  replicas.push(replica)
  return replica
}

const until = (holds: () => boolean | Promise<boolean>, ms = 30_000) =>
  eventually(async () => ((await holds()) ? true : undefined), ms)

/** Notes 1 in each of these deals, so that every partition has something. */
async function noteInEach(replica: Replica, ids: readonly string[]): Promise<readonly string[]> {
  return (await Promise.all(ids.map((id) => replica.note(id, 1)))).flatMap(
    ({ eventIds }) => eventIds,
  )
}

/** Passes over a refusal of this code, and nothing else. */
const onlyWhile = (code: string) => (error: unknown) => {
  if (!(error instanceof ProblemError) || error.problem.code !== code) throw error
  return undefined
}

const dealsOf = (name: string) => Array.from({ length: 12 }, (_, index) => `${name}-${index}`)
const timesHeard = (ids: readonly string[]) =>
  ids.map((id) => heard.filter((one) => one === id).length)
const heardTimes = (ids: readonly string[], times: number) => () =>
  timesHeard(ids).every((count) => count >= times)

describe('a rebuild of a view', () => {
  test('mends what every replica reads, and the old documents answer until then', async () => {
    const [one, two] = [await start(), await start()]
    await one.note('rebuilt', 3)
    await one.note('rebuilt', 4)
    const sum = async (replica: Replica) => (await replica.sums.get('rebuilt'))?.data.sum
    // Built for the first time, it is not to be read before it is whole.
    await until(async () => (await sum(one).catch(onlyWhile('VIEW_BEING_BUILT'))) === 7)
    await spoil(one)
    expect(await sum(two)).toBe(666)
    const seen = new Set<number | undefined>()
    await one.client.rebuildView({ subscription: 'sums' }, one.as)
    for (const replica of [two, one]) {
      await until(async () => {
        const now = await sum(replica)
        seen.add(now)
        return now === 7
      })
    }
    expect([...seen].toSorted()).toEqual([666, 7])
  }, 90_000)
})

describe('dead letters', () => {
  const parkedIn = async ({ client, as }: Replica, ids: readonly string[]) => {
    const { deadLetters } = await client.listDeadLetters({ pageSize: 200, pageToken: '' }, as)
    return deadLetters.filter(({ eventId }) => ids.includes(eventId))
  }
  /** Three events of a deal, all of them parked. */
  async function park(replica: Replica, id: string): Promise<readonly string[]> {
    const ids = [1, 2, 3].map((version) => `deal-${id}@${version}`)
    for (const event of ids) unreadable.add(event)
    for (const number of [1, 2, 3]) await replica.note(id, number)
    await until(async () => (await parkedIn(replica, ids)).length === 3)
    return ids
  }

  test('are handled in the order of their stream, whichever of them is replayed', async () => {
    const one = await start()
    const ids = await park(one, 'parked')
    const last = (await parkedIn(one, ids)).find(({ eventId }) => eventId === ids[2])
    const replay = () => one.client.replayDeadLetter({ id: last?.id ?? '' }, one.as)
    expect(await replay()).toMatchObject({ handled: false, cause: expect.stringContaining('@1') })
    unreadable.clear()
    expect(await replay()).toEqual({ handled: true, cause: '' })
    expect(heard).toEqual(ids)
    expect(await parkedIn(one, ids)).toEqual([])
  }, 90_000)

  test('are handled all at once, each stream up to its first that fails again', async () => {
    const one = await start()
    const [all, some] = [await park(one, 'all'), await park(one, 'some')]
    for (const id of [...all, some[0] ?? '']) unreadable.delete(id)
    const replay = () => one.client.replayDeadLetters({ subscription }, one.as)
    expect(await replay()).toEqual({ handled: 4, failed: 1, left: 1 })
    unreadable.clear()
    expect(await replay()).toEqual({ handled: 2, failed: 0, left: 0 })
    expect(heard.filter((id) => id.startsWith('deal-some'))).toEqual(some)
  }, 90_000)
})

describe('a pause', () => {
  test('reaches the other replica within five seconds, and ends where it is resumed', async () => {
    const [one, two] = [await start(), await start()]
    const asked = performance.now()
    await one.client.pauseSubscription({ subscription }, one.as)
    expect(await one.isPaused()).toBe(true)
    await until(async () => (await two.isPaused()) === true)
    expect(performance.now() - asked).toBeLessThan(5000)
    const ids = await noteInEach(one, dealsOf('paused'))
    await until(async () => (await one.client.getDelivery({}, one.as)).pendingCommits === 0n)
    await two.client.resumeSubscription({ subscription }, two.as)
    await until(heardTimes(ids, 1))
    await until(async () => (await one.isPaused()) === false)
    expect(timesHeard(ids)).toEqual(ids.map(() => 1))
  }, 90_000)

  test('lasts across restarts of all replicas', async () => {
    const before = await start()
    await before.client.pauseSubscription({ subscription }, before.as)
    await before.stop()
    const after = await start()
    expect(await after.isPaused()).toBe(true)
    const ids = await noteInEach(after, dealsOf('restarted'))
    await until(async () => (await after.client.getDelivery({}, after.as)).pendingCommits === 0n)
    await new Promise((resolve) => setTimeout(resolve, 2000))
    expect(timesHeard(ids)).toEqual(ids.map(() => 0))
    await after.client.resumeSubscription({ subscription }, after.as)
    await until(heardTimes(ids, 1))
  }, 90_000)
})

describe('a replay from a moment', () => {
  test('is followed by every replica, for what each of them reads', async () => {
    const [one, two] = [await start(), await start()]
    const from = new Date().toISOString()
    const ids = await noteInEach(one, dealsOf('replayed'))
    await until(heardTimes(ids, 1))
    await two.client.replayFrom({ subscription, from }, two.as)
    await until(heardTimes(ids, 2), 30_000)
    expect(timesHeard(ids)).toEqual(ids.map(() => 2))
  }, 90_000)

  test('asked for twice is done twice, on purpose: the second may be meant for what came between', async () => {
    const one = await start()
    const from = new Date().toISOString()
    const ids = await noteInEach(one, dealsOf('twice'))
    await until(heardTimes(ids, 1))
    await one.client.replayFrom({ subscription, from }, one.as)
    await until(heardTimes(ids, 2))
    await one.client.replayFrom({ subscription, from }, one.as)
    await until(heardTimes(ids, 3))
  }, 90_000)

  test('is not forgotten when the service ends before it was followed', async () => {
    const before = await start()
    const from = new Date().toISOString()
    const ids = await noteInEach(before, dealsOf('ended'))
    await until(heardTimes(ids, 1))
    await before.client.pauseSubscription({ subscription }, before.as)
    await before.client.replayFrom({ subscription, from }, before.as)
    await before.stop()
    const after = await start()
    await after.client.resumeSubscription({ subscription }, after.as)
    await until(heardTimes(ids, 2))
  }, 90_000)
})

/** What a bug of yesterday left behind. */
async function spoil({ connection }: Replica): Promise<void> {
  const collections = (await connection.db?.listCollections().toArray()) ?? []
  for (const { name } of collections.filter((one) => one.name.startsWith('view_sums'))) {
    const documents = connection.collection<{ _id: string }>(name)
    await documents.updateOne({ _id: 'rebuilt' }, { $set: { 'data.sum': 666 } })
  }
}
