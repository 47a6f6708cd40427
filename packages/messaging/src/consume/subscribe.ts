import type { DeadLetter } from '../dead-letters/dead-letter.ts'
import { causeCodeOf, causeTextOf } from '../dead-letters/dead-letter-of.ts'
import { readEvent } from '../envelope/read-event.ts'
import type { IncomingBatch, KafkaAdmin, KafkaPort, PartitionOffset } from '../kafka/kafka-port.ts'
import { SESSION_MS } from '../kafka/kafkajs-consumer.ts'
import type { Logger } from '../logger.ts'
import type { ControlStore } from '../operate/control-store.ts'
import { replaySpan } from '../tracing/process-spans.ts'
import { isAlone } from './alone.ts'
import { atMost } from './at-most.ts'
import { callHandler } from './call-handler.ts'
import { steer } from './follow-controls.ts'
import { handleBatch } from './handle-batch.ts'
import { hearOwn } from './hear-own.ts'
import { createOffsetCommitter, partitionName } from './offset-committer.ts'
import { lookAhead, missesSome, place, placeApart } from './placing.ts'
import { lagOf } from './positions.ts'
import { own, postpone, type SubscriptionState, turnOver } from './subscription-state.ts'
import type { ReplayResult, SubscribeOptions, Subscription } from './subscription-types.ts'
import { areToldOfAll, isAtRest, untilNextFetch, whoseIs } from './unhurried.ts'
import { watch } from './watch-subscription.ts'

const HANDLER_MS = 9000
const CONCURRENCY = 6
const BATCH_SIZE = 500
const STOP_MS = 7000
/** How far Kafka's own tools show a group to be may be so old. */
const SHOWN_MS = 5000
/** Nor does whoever stops wait for it longer: Kafka may be away. */
const LAST_SHOWN_MS = 500

export interface SubscribeParts {
  readonly port: KafkaPort
  readonly admin: KafkaAdmin
  readonly logger: Logger
  readonly topicPrefix: string
  readonly clientId: string
  readonly controls: ControlStore
  /** Aborted once everything stops: what is still being started begins nothing more. */
  readonly ending: AbortSignal
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
  hearOfOwn(options, state)
  await lookAhead(state)
  // Who was told to stop meanwhile doesn't join: its group would wait for a member that is gone.
  if (!shared.ending.aborted) join(shared, options, state)
  const steering = steer(state, controls)
  return {
    name: options.name,
    group: state.group,
    topics: state.topics,
    get paused() {
      return state.paused
    },
    get alone() {
      return isAlone(state)
    },
    get turn() {
      return state.turn
    },
    pause: steering.pause,
    resume: steering.resume,
    replayFrom: steering.replayFrom,
    handleParked: (deadLetter) => handleParked(state, deadLetter),
    async lag() {
      await state.committer.flush()
      return lagOf(state)
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

/** The consumer group of a subscription, by the service that has it. */
export const groupOf = (
  { topicPrefix, clientId }: Pick<SubscribeParts, 'topicPrefix' | 'clientId'>,
  name: string,
  build?: string,
): string => `${topicPrefix}${clientId}.${name}${build === undefined ? '' : `.${build}`}`

function startState(
  shared: SubscribeParts,
  options: SubscribeOptions,
  paused: boolean,
): SubscriptionState {
  const { logger } = shared
  const group = groupOf(shared, options.name, options.build)
  const committer = createOffsetCommitter({
    logger,
    commit: (offsets) => commit(state, offsets),
  })
  const shown = createOffsetCommitter({
    logger,
    delayMs: SHOWN_MS,
    commit: (offsets) => state.consumer.commit(offsets),
  })
  const state: SubscriptionState = {
    name: options.name,
    group,
    topics: options.topics.map((topic) => shared.topicPrefix + topic),
    topicPrefix: shared.topicPrefix,
    positions: options.positions,
    catchUp: options.catchUp,
    partitionOf: (key, partitions) => shared.port.partitionOf(key, partitions),
    partitions: new Map(),
    ending: new AbortController(),
    works: new Map(),
    committer,
    shown,
    admin: shared.admin,
    logger,
    underWay: new Set(),
    joiningSince: performance.now(),
    confirmedAt: Number.NEGATIVE_INFINITY,
    turn: 0,
    unhurried: options.unhurried ?? areToldOfAll(options),
    paused,
    stopping: false,
    // Replaced just below; until then there is nothing to pause or commit.
    consumer: absentConsumer,
    parts: {
      name: options.name,
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
  return state
}

function hearOfOwn(options: SubscribeOptions, state: SubscriptionState): void {
  const { own, topics, concurrency = CONCURRENCY, gatherOwnMs: gatherMs = 0 } = options
  if (own === undefined) return
  const { parts, ending } = state
  state.own = hearOwn({
    own,
    topics,
    parts,
    concurrency,
    gatherMs,
    ending: ending.signal,
    whose: (topic, message) => whoseIs(state, topic, message),
  })
  parts.own = state.own
}

function join(shared: SubscribeParts, options: SubscribeOptions, state: SubscriptionState): void {
  const { group, topics, committer, name } = state
  state.consumer = shared.port.consume({
    group,
    topics,
    from: 'beginning',
    concurrency: options.concurrency ?? CONCURRENCY,
    onBatch: (batch) => onBatch(state, batch),
    onAssigned(partitions) {
      own(state, partitions)
      place(state)
    },
    onRebalancing() {
      turnOver(state)
      void committer.flush().then(state.shown.flush)
    },
    onConfirmed(askedAt) {
      state.confirmedAt = askedAt
    },
    onCrash: (cause) => shared.onFatal(`The subscription ${name} has crashed`, cause),
  })
  state.joiningSince = performance.now()
  state.endWatch = watch(state, shared.onFatal)
}

/** The database's word counts; Kafka is told now and then, so that its own tools show how far the group is. */
async function commit(
  { positions, group, consumer, shown }: SubscriptionState,
  offsets: readonly PartitionOffset[],
): Promise<void> {
  if (positions === undefined) return consumer.commit(offsets)
  await positions.write(group, offsets)
  for (const offset of offsets) shown.note(offset)
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
  if (state.positions !== undefined && missesSome(work, batch)) return placeApart(state, [work])
  const handling = handleBatch(state.parts, work, batch)
  const settled = handling.catch(() => undefined)
  state.underWay.add(settled)
  try {
    await handling
  } finally {
    state.underWay.delete(settled)
  }
  if (isAtRest(state, work)) await untilNextFetch(state)
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
      const lag = await lagOf(state)
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
  state.ending.abort(new Error('The subscription stops'))
  state.endWatch?.()
  await atMost(STOP_MS, Promise.all([...state.underWay, state.own?.stop()]))
  for (const work of state.works.values()) clearTimeout(work.waiting?.timer)
  await state.committer.flush()
  state.committer.stop()
  await atMost(LAST_SHOWN_MS, state.shown.flush())
  state.shown.stop()
  await state.consumer.stop()
}
