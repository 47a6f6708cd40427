import { afterAll, beforeAll, expect, test } from '@jest/globals'
import type { Connection } from 'mongoose'
import { pause } from './deadline.ts'
import type { EventStore } from './event-store.ts'
import { account, by, payIn } from './fixtures/account.ts'
import { joined } from './fixtures/relays.ts'
import { storeOn, testDatabase } from './fixtures/store.ts'
import type { FeedSession, PendingCommit } from './pending-feed.ts'

let connection: Connection
let drop: () => Promise<void>
let store: EventStore

beforeAll(async () => {
  const database = await testDatabase()
  connection = database.connection
  drop = database.drop
  store = await storeOn(connection)
})

afterAll(async () => {
  await store.close()
  await drop()
})

const leaseMs = 300

/** What the broker received, in order: who sent which event of which stream. */
interface Sent {
  readonly relay: number
  readonly stream: string
  readonly version: number
}

test('relays stopped and woken publish every commit, each stream in order', async () => {
  const topic: Sent[] = []
  let writing = true
  /** Marks made for lanes lost meanwhile. */
  let late = 0

  // The first is stopped often, the others now and then.
  const stopped = () => pause(4 * leaseMs)

  const publish = async (relay: number, session: FeedSession, round: number): Promise<void> => {
    const commits = await session.read({ limit: 100 })
    // A relay that is stopped here, or further down, does not know it when it goes on.
    if (round % (6 + 20 * relay) === 1) await stopped()
    const mine = new Set(session.lanes())
    const sent: PendingCommit[] = commits.filter(({ lane }) => mine.has(lane))
    // What it sends then arrives late, though it held the lanes when it looked.
    if (round % (6 + 20 * relay) === 2) await stopped()
    for (const { stream, version } of sent) topic.push({ relay, stream, version })
    if (round % (6 + 20 * relay) === 4) await stopped()
    if (sent.some(({ lane }) => !session.lanes().includes(lane))) late++
    await session.markPublished(sent)
  }

  const relay = async (index: number): Promise<void> => {
    const session = await joined(store, { name: `relay ${index}`, leaseMs, timer: false })
    for (let round = 0; writing || (await store.pending.figures()).pending > 0; round++) {
      await session.beat()
      await publish(index, session, round)
      await pause(5)
    }
    await session.leave()
  }

  const relays = [0, 1, 2].map(relay)
  const started = performance.now()
  let written = 0
  // Until each of the dangers has been met.
  while ((written < 400 || late === 0) && performance.now() - started < 25_000) {
    await Promise.all(
      Array.from({ length: 8 }, (_, index) => store.execute(account, `s${index}`, by(), payIn(1))),
    )
    written += 8
    await pause(10)
  }
  writing = false
  await Promise.all(relays)

  expect(new Set(topic.map(({ stream, version }) => `${stream}@${version}`)).size).toBe(written)
  const newest = new Map<string, number>()
  for (const { stream, version } of topic) {
    const before = newest.get(stream) ?? 0
    // Repetitions are allowed, holes are not: a new version follows the newest so far.
    expect(version).toBeLessThanOrEqual(before + 1)
    newest.set(stream, Math.max(before, version))
  }
  expect(late).toBeGreaterThan(0)
})
