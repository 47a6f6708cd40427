import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, expect, test } from '@jest/globals'
import { byService, recordingServices } from '@seedline/contracts/services'
import { domainTopics, topicNames } from '@seedline/contracts/topics'
import type { Aggregate, PendingCommit, PendingFeed } from '@seedline/event-store'
import type { ControlStore, LastRecords, Logger } from '@seedline/messaging'
import { connectMessaging, lastRecords } from '@seedline/messaging/connect'
import { instantOf } from '@seedline/values'
import { Binary, type Document, MongoClient } from 'mongodb'
import type { TopicReader } from './topics/topic-reader.ts'
import { verifyAll } from './verify-all.ts'

// A store of streams without content, and what a real relay puts on a real broker of it.
const codec = { encode: () => ({ type: 'Told', data: new Uint8Array() }), decode: () => 'Told' }
const deal: Aggregate<unknown, unknown> = { name: 'deal', initial: 0, evolve: (n) => n, codec }

const mongoUrl = process.env.SEEDLINE_TEST_MONGO_URL ?? ''
const brokers = (process.env.SEEDLINE_TEST_KAFKA_BROKERS ?? '').split(',')
const quiet = () => undefined
const logger: Logger = { debug: quiet, info: quiet, warn: quiet, error: quiet }
/** Nothing subscribes here. */
const nobodySteers: ControlStore = {
  read: async () => ({ paused: false, replays: [] }),
  setPaused: async () => undefined,
  requestReplay: async () => undefined,
  followed: async () => new Map(),
  markFollowed: async () => undefined,
}
const client = new MongoClient(mongoUrl, { useBigInt64: true })
let name = ''
let topicPrefix = ''

beforeAll(async () => void (await client.connect()))
afterAll(() => client.close())
beforeEach(() => {
  name = `test_${randomUUID().slice(0, 8)}`
  topicPrefix = `${name}.`
})

const commitOf = (id: string, version: number, size = 1) => ({
  stream: `deal-${id}`,
  category: 'deal',
  id,
  version,
  size,
  commandId: `command-${id}-${version}`,
  events: Array.from({ length: size }, () => ({ type: 'Told', data: new Binary(Buffer.of(1)) })),
  actor: { subject: 's', name: 'n', roles: [], organisation: 'o' },
  at: new Date('2026-11-23T08:00:00.000Z'),
})
type Stored = ReturnType<typeof commitOf>

const store = (...commits: readonly Document[]) =>
  client
    .db(name)
    .collection('commits')
    .insertMany([...commits])

/** Publishes these one after another, through the real relay. */
async function publish(...commits: readonly Stored[]): Promise<void> {
  const messaging = connectMessaging({
    brokers,
    clientId: 'verify-test',
    topicPrefix,
    logger,
    controls: nobodySteers,
    onFatal: quiet,
  })
  await messaging.ensureTopics(domainTopics)
  for (const commit of commits) await publishOne(messaging, commit)
  await messaging.stop()
}

async function publishOne(
  messaging: ReturnType<typeof connectMessaging>,
  { at, events, ...commit }: Stored,
): Promise<void> {
  let waiting: readonly PendingCommit[] = [
    {
      ...commit,
      commitId: randomUUID(),
      events: events.map(({ type, data }) => ({ type, data: data.value() })),
      at: instantOf(at),
      lane: 0,
    },
  ]
  const published = Promise.withResolvers<void>()
  const feed: PendingFeed = {
    join: () => ({
      lanes: () => [0],
      read: async () => waiting,
      async markPublished() {
        waiting = []
        published.resolve()
      },
      async beat() {},
      async leave() {},
    }),
    figures: async () => ({ pending: waiting.length, oldestAgeMs: 0, relays: [] }),
  }
  const topicOf = () => topicNames.fund.deal
  const relay = await messaging.startRelay({ feed, service: 'fund', topicOf })
  await published.promise
  await relay.stop()
}

async function found(topicEvents = 100, reader?: TopicReader): Promise<readonly string[]> {
  const kafka: LastRecords = lastRecords({ brokers, clientId: 'verify', topicPrefix, logger })
  try {
    const { differences } = await verifyAll({
      mongoUrl,
      databases: byService(recordingServices, () => name),
      services: [{ name: 'fund', aggregates: [deal], views: [] }],
      settleMs: 0,
      topics: reader ?? kafka,
      topicEvents,
    })
    return differences.map(({ code, what, detail }) =>
      code === 'TOPIC_NOT_READ' && !reader ? `${code} ${what}: ${detail}` : `${code} ${what}`,
    )
  } finally {
    await kafka.close()
    await client.db(name).dropDatabase()
  }
}
const at = topicNames.fund.deal

test('what was published is there, in order, and may be there again', async () => {
  const commits = [commitOf('a', 1), commitOf('b', 1, 2), commitOf('a', 2), commitOf('b', 3)]
  await store(...commits)
  await publish(...commits, commitOf('a', 1), commitOf('a', 2))
  expect(await found()).toEqual([])
})

test('a published commit that the topic does not hold is told; one that waits is not missed there', async () => {
  await store(commitOf('a', 1), commitOf('a', 2, 2), { ...commitOf('a', 4), pending: true })
  await publish(commitOf('a', 1))
  expect(await found()).toEqual([
    `COMMIT_NOT_PUBLISHED deal-a@4`,
    `TOPIC_EVENT_MISSING ${at}/deal-a@2`,
    `TOPIC_EVENT_MISSING ${at}/deal-a@3`,
  ])
})

test('an event that no store has, or has of another command, is told', async () => {
  await store(commitOf('a', 1), { ...commitOf('a', 2), commandId: 'after a restore' })
  await publish(commitOf('a', 1), commitOf('a', 2), commitOf('a', 3), commitOf('gone', 1))
  expect(await found()).toEqual([
    `TOPIC_EVENT_UNKNOWN ${at}/deal-a@2`,
    `TOPIC_EVENT_UNKNOWN ${at}/deal-a@3`,
    `TOPIC_EVENT_UNKNOWN ${at}/deal-gone@1`,
  ])
})

test('a stream out of its order is told', async () => {
  await store(commitOf('a', 1), commitOf('a', 2), commitOf('a', 3))
  await publish(commitOf('a', 1), commitOf('a', 3), commitOf('a', 2))
  expect(await found()).toEqual([`TOPIC_ORDER_WRONG ${at}/deal-a@3`])
})

test('what lies behind many repetitions is still found', async () => {
  await store(commitOf('a', 1), commitOf('a', 2))
  const again = Array.from({ length: 12 }, () => commitOf('a', 2))
  await publish(commitOf('a', 1), ...again)
  expect(await found(2)).toEqual([])
})

test('where Kafka is away it is told of each topic, and the rest is checked', async () => {
  await store(commitOf('a', 2))
  const away = lastRecords({ brokers: ['127.0.0.1:1'], clientId: 'verify', logger })
  const codes = await found(100, away)
  await away.close()
  expect(codes).toEqual([
    'VERSION_GAP deal-a',
    `TOPIC_NOT_READ ${topicNames.fund.cap_table}`,
    `TOPIC_NOT_READ ${at}`,
    `TOPIC_NOT_READ ${topicNames.fund.fund}`,
  ])
}, 60_000)
