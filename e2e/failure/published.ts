import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { domainTopics, topicOf } from '@seedline/contracts/topics'
import { eventIdOf } from '@seedline/event-store'
import type { ControlStore, DeadLetterStore, Logger } from '@seedline/messaging'
import { connectMessaging } from '@seedline/messaging/connect'
import type { Stack } from '@seedline/stack'
import { patiently } from '@seedline/stack/patience'
import { MongoClient } from 'mongodb'

const READ_MS = 60_000

/** What lies on the topics, from their beginning. */
export interface Published {
  /** Every event in the order in which it first came, per stream. */
  readonly streams: ReadonlyMap<string, readonly number[]>
  readonly eventIds: ReadonlySet<string>
  /** How many records were a repetition of an event that had come before. */
  readonly repeated: number
}

/** Reads every domain topic as somebody who was never here before. */
export async function readPublished(stack: Stack): Promise<Published> {
  const messaging = connectMessaging({
    brokers: stack.kafka.brokers.split(','),
    clientId: `check-${randomUUID()}`,
    topicPrefix: stack.service('fund').settings.KAFKA_TOPIC_PREFIX ?? '',
    logger: silent,
    controls: nobodySteers,
    onFatal: () => undefined,
  })
  const streams = new Map<string, number[]>()
  const eventIds = new Set<string>()
  let records = 0
  try {
    const subscription = await messaging.subscribe({
      name: 'published',
      topics: domainTopics.map(({ name }) => name),
      deadLetters: nothingIsParked,
      handler: {
        kind: 'batch',
        async handle(messages) {
          for (const { id, stream, version } of messages) {
            records += 1
            if (eventIds.has(id)) continue
            eventIds.add(id)
            streams.set(stream, [...(streams.get(stream) ?? []), version])
          }
          return []
        },
      },
    })
    if (!(await subscription.caughtUp(READ_MS))) throw new Error('the topics could not be read')
    // The subscription itself passes over what it knows; what it let through again counts too.
    const repeated = subscription.figures().duplicates + records - eventIds.size
    return { streams, eventIds, repeated }
  } finally {
    await messaging.stop()
  }
}

/** The ids of all recorded events that belong on a topic, once none of them waits any more. */
export async function toBePublished(stack: Stack, withinMs: number): Promise<readonly string[]> {
  const until = performance.now() + patiently(withinMs)
  for (;;) {
    const { eventIds, pending } = await eventsOf(stack)
    if (pending === 0) return eventIds
    if (performance.now() > until) throw new Error(`${pending} commits are still unpublished`)
    await pause(100)
  }
}

async function eventsOf(stack: Stack) {
  const { databases } = stack.describe()
  const client = new MongoClient(stack.mongo.url)
  try {
    const eventIds: string[] = []
    let pending = 0
    for (const service of ['registry', 'fund'] as const) {
      const commits = client.db(databases[service]).collection('commits')
      for await (const { stream, category, version, events, ...rest } of commits.find()) {
        if (rest.pending === true) pending += 1
        if (topicOf(service, category) === undefined) continue
        for (const index of events.keys()) {
          eventIds.push(eventIdOf(stream, Number(version) + index))
        }
      }
    }
    return { eventIds, pending }
  } finally {
    await client.close()
  }
}

/** Who holds which of the fund's lanes, and since which change of hands. */
export async function lanesOf(stack: Stack): Promise<readonly string[]> {
  const client = new MongoClient(stack.mongo.url)
  try {
    const leases = client.db(stack.describe().databases.fund).collection('relay_leases')
    const table = await leases.findOne()
    const lanes = (table?.lanes ?? []) as readonly { holder: string | null; token: number }[]
    return lanes.map(({ holder, token }) => `${holder}#${token}`)
  } finally {
    await client.close()
  }
}

/** Between how many relays the lanes are divided. */
export const relaysIn = (lanes: readonly string[]): number =>
  new Set(lanes.map((lane) => lane.split('#')[0])).size

/** For what only looks on. */
export const silent: Logger = {
  debug: () => undefined,
  info: () => undefined,
  warn: () => undefined,
  error: () => undefined,
}

const nobodySteers: ControlStore = {
  read: async () => ({ paused: false, replays: [] }),
  setPaused: async () => undefined,
  requestReplay: async () => undefined,
  followed: async () => new Map(),
  markFollowed: async () => undefined,
}

/** Whatever is asked of it, it refuses: nothing that lies on the topics may need parking. */
const nothingIsParked = new Proxy({} as DeadLetterStore, {
  get: () => async () => {
    throw new Error('an event on the topics could not be read')
  },
})
