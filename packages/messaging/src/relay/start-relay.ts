import { randomUUID } from 'node:crypto'
import { hostname } from 'node:os'
import type { FeedSession } from '@seedline/event-store'
import type { KafkaProducer } from '../kafka/kafka-port.ts'
import type { Logger } from '../logger.ts'
import { type Bell, createBell } from './bell.ts'
import { type BlockedStreams, createBlockedStreams } from './blocked-streams.ts'
import { createMarker, type Marker } from './marker.ts'
import { planSends } from './plan-sends.ts'
import { publishRound } from './publish-round.ts'
import type { Relay, RelayOptions } from './relay-types.ts'

const READ_COMMITS = 500
/** Published and not marked; they come with every read, so they must leave it room. */
const MAX_UNMARKED = 250
const BACKSTOP_MS = 5000
const MAX_EVENT_BYTES = 900_000
const FIRST_RETRY_MS = 200
const MAX_RETRY_MS = 3000
const STOP_MS = 5000

interface RelayState {
  readonly options: RelayOptions
  readonly session: FeedSession
  readonly producer: KafkaProducer
  readonly blocked: BlockedStreams
  readonly marker: Marker
  readonly bell: Bell
  readonly logger: Logger
  topicOf(category: string): string | undefined
  stopped: boolean
  waitsForMarks: boolean
  published: number
  lastFailure?: string
}

/**
 * Publishes what the feed says is pending, one send at a time: what is committed meanwhile goes
 * into the next one. Rung by the writer, with a slow look of its own as a backstop.
 */
export async function startRelay(
  producer: KafkaProducer,
  options: RelayOptions & { readonly topicPrefix: string; readonly logger: Logger },
): Promise<Relay> {
  const bell = createBell()
  const session = await options.feed.join({
    name: `${options.service}-${hostname()}-${process.pid}-${randomUUID().slice(0, 8)}`,
    ...(options.leaseMs === undefined ? {} : { leaseMs: options.leaseMs }),
    onLanes: bell.ring,
  })
  const blocked = createBlockedStreams()
  const marker = createMarker({
    session,
    blocked,
    logger: options.logger,
    onMarked: () => {
      if (state.waitsForMarks) bell.ring()
    },
  })
  const state: RelayState = {
    options,
    session,
    producer,
    blocked,
    marker,
    bell,
    logger: options.logger,
    topicOf(category) {
      const topic = options.topicOf(category)
      return topic === undefined ? undefined : options.topicPrefix + topic
    },
    stopped: false,
    waitsForMarks: false,
    published: 0,
  }
  const running = run(state)
  return {
    wake: bell.ring,
    figures: () => figures(state),
    async stop() {
      state.stopped = true
      bell.ring()
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
      await state.bell.sleep(Math.min(state.options.backstopMs ?? BACKSTOP_MS, retryBlocked))
    } catch (error) {
      const failure = error instanceof Error ? error.message : String(error)
      if (state.lastFailure !== failure) {
        state.logger.warn({ err: error }, 'The relay could not publish; commits wait')
      }
      state.lastFailure = failure
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
  // As of before the read: what is marked while it is under way may still be in its answer.
  const sent = marker.held()
  const commits = await session.read({
    limit: READ_COMMITS,
    except: state.blocked.waiting(performance.now()),
  })
  if (commits.length === 0) return false
  const unsent = commits.filter(({ commitId }) => !sent.has(commitId))
  const plan = planSends(unsent, {
    service: options.service,
    maxEventBytes: options.maxEventBytes ?? MAX_EVENT_BYTES,
    topicOf: state.topicOf,
  })
  state.published += await publishRound(state, plan)
  return commits.length >= READ_COMMITS
}

/** Unlike the bell's, this sleep ends early only for a stop: a busy writer must not hurry retries. */
async function pause(state: RelayState, ms: number): Promise<void> {
  const until = performance.now() + ms
  while (!state.stopped && performance.now() < until) {
    await state.bell.sleep(Math.max(1, until - performance.now()))
  }
}

async function figures({ options, session, blocked, published, lastFailure }: RelayState) {
  const { pending, oldestAgeMs } = await options.feed.figures()
  return {
    pendingCommits: pending,
    oldestPendingMs: oldestAgeMs,
    published,
    lanesHeld: session.lanes().length,
    blocked: blocked.list(),
    ...(lastFailure === undefined ? {} : { lastFailure }),
  }
}
