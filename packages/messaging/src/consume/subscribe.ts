import type { DeadLetter } from '../dead-letters/dead-letter.ts'
import { causeCodeOf, causeTextOf } from '../dead-letters/dead-letter-of.ts'
import { readEvent } from '../envelope/read-event.ts'
import type { IncomingBatch, KafkaAdmin, KafkaPort } from '../kafka/kafka-port.ts'
import { SESSION_MS } from '../kafka/kafkajs-consumer.ts'
import type { Logger } from '../logger.ts'
import type { ControlStore } from '../operate/control-store.ts'
import { replaySpan } from '../tracing/process-spans.ts'
import { callHandler } from './call-handler.ts'
import { steer } from './follow-controls.ts'
import { handleBatch } from './handle-batch.ts'
import { createOffsetCommitter, partitionName } from './offset-committer.ts'
import { lagOf } from './positions.ts'
import { own, postpone, type SubscriptionState } from './subscription-state.ts'
import type { ReplayResult, SubscribeOptions, Subscription } from './subscription-types.ts'
import { STALLED_MS, stalledPartition } from './watchdog.ts'

const HANDLER_MS = 9000
const CONCURRENCY = 6
const BATCH_SIZE = 500
const WATCH_MS = 5000
/** How often the ends of partitions are asked for when no batch tells them. */
const ENDS_EVERY = 3
const STOP_MS = 7000

export interface SubscribeParts {
  readonly port: KafkaPort
  readonly admin: KafkaAdmin
  readonly logger: Logger
  readonly topicPrefix: string
  readonly clientId: string
  readonly controls: ControlStore
  onFatal(reason: string, cause: unknown): void
}

/** Starts a subscription; see Subscription for what it promises. */
export async function subscribe(
  shared: SubscribeParts,
  options: SubscribeOptions,
): Promise<Subscription> {
  const { controls } = shared
  const { paused } = await controls.read(options.name)
  const state = startState(shared, options, paused)
  const steering = steer(state, controls)
  return {
    name: options.name,
    group: state.group,
    topics: state.topics,
    get paused() {
      return state.paused
    },
    pause: steering.pause,
    resume: steering.resume,
    replayFrom: steering.replayFrom,
    handleParked: (deadLetter) => handleParked(state, deadLetter),
    async lag() {
      await state.committer.flush()
      return lagOf(state.admin, state.group, state.topics)
    },
    caughtUp: (deadlineMs) => caughtUp(state, deadlineMs),
    figures: () => ({
      ...state.parts.counts,
      waiting: Array.from(state.works.values()).flatMap((work) =>
        work.waiting === undefined
          ? []
          : {
              topic: work.topic,
              partition: work.partition,
              attempts: work.attempts,
              cause: work.waiting.cause,
            },
      ),
    }),
    stop() {
      steering.stop()
      return stop(state)
    },
  }
}

function startState(
  shared: SubscribeParts,
  options: SubscribeOptions,
  paused: boolean,
): SubscriptionState {
  const { name } = options
  const logger = shared.logger
  const build = options.build === undefined ? '' : `.${options.build}`
  const group = `${shared.topicPrefix}${shared.clientId}.${name}${build}`
  const committer = createOffsetCommitter({
    logger,
    commit: (offsets) => state.consumer.commit(offsets),
  })
  const state: SubscriptionState = {
    name,
    group,
    topics: options.topics.map((topic) => shared.topicPrefix + topic),
    works: new Map(),
    committer,
    admin: shared.admin,
    logger,
    underWay: new Set(),
    joiningSince: performance.now(),
    paused,
    stopping: false,
    // Replaced just below; until then there is nothing to pause or commit.
    consumer: absentConsumer,
    parts: {
      name,
      group,
      handler: options.handler,
      deadLetters: options.deadLetters,
      deadlineMs: Math.min(options.handlerDeadlineMs ?? HANDLER_MS, SESSION_MS - 1000),
      batchSize: options.batchSize ?? BATCH_SIZE,
      logger,
      parkedBefore: new Set(),
      counts: { handled: 0, duplicates: 0, parked: 0 },
      committer,
      sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
      goesOn: () => !state.paused && !state.stopping,
      postpone: (work, ms, cause) => postpone(state, work, ms, cause),
    },
  }
  state.consumer = shared.port.consume({
    group,
    topics: state.topics,
    from: 'beginning',
    concurrency: options.concurrency ?? CONCURRENCY,
    onBatch: (batch) => onBatch(state, batch),
    onAssigned: (partitions) => own(state, partitions),
    onRebalancing: () => void committer.flush(),
    onCrash: (cause) => shared.onFatal(`The subscription ${name} has crashed`, cause),
  })
  state.watchdog = watch(state, shared.onFatal)
  return state
}

const absentConsumer = {
  pause: () => undefined,
  resume: () => undefined,
  seek: () => undefined,
  commit: async () => undefined,
  stop: async () => undefined,
}

async function onBatch(state: SubscriptionState, batch: IncomingBatch): Promise<void> {
  const work = state.works.get(partitionName(batch))
  // Not (or no longer) ours, or fetched before it was told to wait: it comes again.
  if (work === undefined || work.waiting !== undefined || !state.parts.goesOn()) return
  const handling = handleBatch(state.parts, work, batch)
  const settled = handling.catch(() => undefined)
  state.underWay.add(settled)
  try {
    await handling
  } finally {
    state.underWay.delete(settled)
  }
}

function watch(
  state: SubscriptionState,
  onFatal: (reason: string, cause: unknown) => void,
): NodeJS.Timeout {
  let round = 0
  const timer = setInterval(() => {
    if (state.paused || state.stopping) return
    const stalled = stalledPartition(state.works.values(), performance.now())
    if (stalled !== undefined) {
      const { name, position, endOffset } = stalled
      const cause = new Error(`${name} is at ${position ?? 'no offset'} of ${endOffset}`)
      onFatal(`The subscription ${state.name} stands still`, cause)
    }
    round += 1
    if (round % ENDS_EVERY === 0) void lookBeside(state, onFatal)
  }, WATCH_MS)
  timer.unref()
  return timer
}

/** A consumer that silently stopped gets no batches, so its lag is asked for beside it. */
async function lookBeside(
  state: SubscriptionState,
  onFatal: (reason: string, cause: unknown) => void,
): Promise<void> {
  try {
    const lag = await lagOf(state.admin, state.group, state.topics)
    for (const part of lag) {
      const work = state.works.get(partitionName(part))
      if (work === undefined) continue
      work.endOffset = part.endOffset
      work.position ??= part.committedOffset
    }
    // Kafka answers, and still the consumer was never let in.
    const { joiningSince = Number.POSITIVE_INFINITY } = state
    if (performance.now() - joiningSince > STALLED_MS && lag.some((part) => part.lag > 0n)) {
      onFatal(`The subscription ${state.name} can not join its group`, new Error(state.group))
    }
  } catch (error) {
    state.logger.debug({ err: error }, 'Kafka could not say how far the subscription is')
    restartWatch(state)
  }
}

/** While Kafka is away nobody can make progress, and ending the process would not mend it. */
function restartWatch(state: SubscriptionState): void {
  const now = performance.now()
  if (state.joiningSince !== undefined) state.joiningSince = now
  for (const work of state.works.values()) work.progressAt = now
}

async function handleParked(
  state: SubscriptionState,
  deadLetter: DeadLetter,
): Promise<ReplayResult> {
  const { origin, headers, key, value } = deadLetter
  const read = readEvent({ ...origin, headers, key, value })
  if (!read.ok) return { handled: false, cause: read.cause, causeCode: 'UNREADABLE_ENVELOPE' }
  const { handler, deadlineMs } = state.parts
  const spans = replaySpan(read.message, state.group)
  try {
    const [failure] = await spans.run(() =>
      callHandler(handler, [read.message], {
        deadlineMs,
        abort: new AbortController().signal,
        traceparent: spans.traceparent,
      }),
    )
    spans.end(failure?.cause)
    if (failure === undefined) return { handled: true, cause: '', causeCode: '' }
    return { handled: false, cause: causeTextOf(failure.cause), causeCode: failure.code }
  } catch (error) {
    spans.end(error)
    return { handled: false, cause: causeTextOf(error), causeCode: causeCodeOf(error) }
  }
}

async function caughtUp(state: SubscriptionState, deadlineMs: number): Promise<boolean> {
  const until = performance.now() + deadlineMs
  let ends: ReadonlyMap<string, bigint> | undefined
  let wait = 25
  while (true) {
    try {
      await state.committer.flush()
      const lag = await lagOf(state.admin, state.group, state.topics)
      ends ??= new Map(lag.map((part) => [partitionName(part), part.endOffset]))
      const target = ends
      if (lag.every((part) => part.committedOffset >= (target.get(partitionName(part)) ?? 0n))) {
        return true
      }
    } catch (error) {
      state.logger.debug({ err: error }, 'Kafka could not say how far the subscription is')
    }
    if (performance.now() + wait > until || state.stopping) return false
    await new Promise((resolve) => setTimeout(resolve, wait))
    wait = Math.min(wait * 2, 500)
  }
}

async function stop(state: SubscriptionState): Promise<void> {
  if (state.stopping) return
  state.stopping = true
  clearInterval(state.watchdog)
  let timer: NodeJS.Timeout | undefined
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, STOP_MS)
  })
  await Promise.race([Promise.all(state.underWay), late])
  clearTimeout(timer)
  for (const work of state.works.values()) clearTimeout(work.waiting?.timer)
  await state.committer.flush()
  state.committer.stop()
  await state.consumer.stop()
}
