import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { FeedSession, PendingCommit } from '@seedline/event-store'
import type { KafkaProducer } from '../kafka/kafka-port.ts'
import type { Logger } from '../logger.ts'
import { type BlockedStreams, createBlockedStreams } from './blocked-streams.ts'
import { createMarker, type Marker } from './marker.ts'
import { createOwnCommits, type OwnCommits } from './own-commits.ts'
import { planSends } from './plan-sends.ts'
import { publishRound } from './publish-round.ts'
import { createPublishedVersions, type PublishedVersions } from './published-versions.ts'
import type { Relay, RelayOptions } from './relay-types.ts'
import { createWakeup, type Wakeup } from './wakeup.ts'

const READ_COMMITS = 500
/** Published and not marked; they come with every read, so they must leave it room. */
const MAX_UNMARKED = 250
const BACKSTOP_MS = 5000
/**
 * A mark delays nobody, so it waits for others to go with: what a crash leaves unmarked is published
 * once more, and known to its consumers. As long as offsets wait to be committed.
 */
const MARK_AFTER_MS = 500
const FIRST_RETRY_MS = 200
const MAX_RETRY_MS = 3000
/** For what is being sent or marked; Kafka may be away, and what is pending then is published later. */
const STOP_MS = 2000

interface RelayState {
  readonly options: RelayOptions
  readonly session: FeedSession
  readonly producer: KafkaProducer
  readonly blocked: BlockedStreams
  readonly marker: Marker
  readonly own: OwnCommits
  readonly published: PublishedVersions
  readonly wakeup: Wakeup
  readonly logger: Logger
  topicOf(category: string): string | undefined
  stopped: boolean
  waitsForMarks: boolean
  /** Due when something may be pending that this process did not store, or did not keep. */
  readonly reading: { due: boolean; lastAt: number }
  events: number
  lastFailure?: string
}

/**
 * Publishes what is pending, one send at a time: what is committed meanwhile goes into the next one.
 * What this process stored itself is published as it comes; the feed is read for all else: at the
 * start, when told that there is more, and now and then as a backstop.
 */
export function startRelay(
  producer: KafkaProducer,
  options: RelayOptions & { readonly topicPrefix: string; readonly logger: Logger },
): Relay {
  const wakeup = createWakeup()
  const own = createOwnCommits()
  const reading = { due: true, lastAt: Number.NEGATIVE_INFINITY }
  const look = (): void => {
    reading.due = true
    wakeup.wake()
  }
  const session = options.feed.join({
    name: `${options.service}-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
    onLanes: look,
    onCommits: (commits) => {
      own.add(commits)
      wakeup.wake()
    },
  })
  const blocked = createBlockedStreams()
  const marker = createMarker({
    session,
    blocked,
    logger: options.logger,
    afterMs: options.markAfterMs ?? MARK_AFTER_MS,
    onMarked: () => {
      if (state.waitsForMarks) wakeup.wake()
    },
  })
  const state: RelayState = {
    options,
    session,
    producer,
    blocked,
    marker,
    own,
    published: createPublishedVersions(),
    wakeup,
    logger: options.logger,
    topicOf(category) {
      const topic = options.topicOf(category)
      return topic === undefined ? undefined : options.topicPrefix + topic
    },
    stopped: false,
    waitsForMarks: false,
    reading,
    events: 0,
  }
  const running = run(state)
  return {
    figures: () => figures(state),
    async stop() {
      state.stopped = true
      wakeup.wake()
      const late = new Promise((resolve) => setTimeout(resolve, STOP_MS).unref())
      await Promise.race([running.then(marker.settled), late])
      marker.stop()
      await session.leave()
      await producer.close()
    },
  }
}

async function run(state: RelayState): Promise<void> {
  let retryMs = FIRST_RETRY_MS
  while (!state.stopped) {
    try {
      const more = await round(state)
      retryMs = FIRST_RETRY_MS
      delete state.lastFailure
      if (more) continue
      const retryBlocked = state.blocked.nextIn(performance.now()) ?? Number.POSITIVE_INFINITY
      await state.wakeup.sleep(Math.min(state.options.backstopMs ?? BACKSTOP_MS, retryBlocked))
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      if (state.lastFailure !== failure) {
        state.logger.warn({ err: error }, 'The relay could not publish; commits wait')
      }
      state.lastFailure = failure
      // What was to be sent is pending still.
      state.reading.due = true
      await pause(state, retryMs)
      retryMs = Math.min(retryMs * 2, MAX_RETRY_MS)
    }
  }
}

/** True when there may be more at once. */
async function round(state: RelayState): Promise<boolean> {
  const { session, options, marker } = state
  state.waitsForMarks = marker.size > MAX_UNMARKED
  if (session.lanes().length === 0 || state.waitsForMarks) return false
  const { commits, more } = isReadDue(state) ? await read(state) : takeOwn(state)
  if (commits.length === 0) return more
  const plan = planSends(commits, {
    service: options.service,
    topicOf: state.topicOf,
  })
  state.events += await publishRound(state, plan)
  return more
}

interface Found {
  readonly commits: readonly PendingCommit[]
  readonly more: boolean
}

// Also while it is never idle: others may store what nobody tells it of.
function isReadDue({ reading, blocked, options }: RelayState): boolean {
  const now = performance.now()
  const backstopMs = options.backstopMs ?? BACKSTOP_MS
  return reading.due || now - reading.lastAt >= backstopMs || blocked.nextIn(now) === 0
}

function takeOwn(state: RelayState): Found {
  const commits = state.own.take(state.published)
  if (commits !== undefined) return { commits, more: false }
  state.reading.due = true
  return { commits: [], more: true }
}

async function read(state: RelayState): Promise<Found> {
  const { session, marker, blocked, own, reading } = state
  // As of before the read: what is marked while it is under way may still be in its answer.
  const sent = marker.held()
  // What is stored until here will be read.
  own.clear()
  reading.due = false
  const commits = await session.read({
    limit: READ_COMMITS,
    except: blocked.waiting(performance.now()),
  })
  reading.lastAt = performance.now()
  const more = commits.length >= READ_COMMITS
  if (more) reading.due = true
  return { commits: commits.filter(({ commitId }) => !sent.has(commitId)), more }
}

/** Unlike the wakeup's, this sleep ends early only for a stop: a busy writer must not hurry retries. */
async function pause(state: RelayState, ms: number): Promise<void> {
  const until = performance.now() + ms
  while (!state.stopped && performance.now() < until) {
    await state.wakeup.sleep(Math.max(1, until - performance.now()))
  }
}

async function figures({ options, session, blocked, events, lastFailure }: RelayState) {
  const { pending, oldestAgeMs } = await options.feed.figures()
  return {
    pendingCommits: pending,
    oldestPendingMs: oldestAgeMs,
    published: events,
    lanesHeld: session.lanes().length,
    blocked: blocked.list(),
    ...(lastFailure === undefined ? {} : { lastFailure }),
  }
}
