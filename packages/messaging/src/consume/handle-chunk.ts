import { instantOf } from '@seedline/values'
import type { DeadLetterStore } from '../dead-letters/dead-letter.ts'
import {
  causeCodeOf,
  causeTextOf,
  deadLetterId,
  deadLetterOf,
} from '../dead-letters/dead-letter-of.ts'
import type { EventMessage } from '../envelope/event-message.ts'
import { asIncoming } from '../envelope/outgoing-event.ts'
import { readEvent } from '../envelope/read-event.ts'
import type { IncomingMessage } from '../kafka/kafka-port.ts'
import type { Logger } from '../logger.ts'
import { anySampled, receiveSpan } from '../tracing/process-spans.ts'
import { callHandler, HandlerLate } from './call-handler.ts'
import { classify } from './classify.ts'
import type { Failure, Handler } from './handler.ts'
import type { PartitionWork } from './partition-work.ts'
import { delayAfterFailure, delayAfterOutage, MAX_ATTEMPTS } from './retry-schedule.ts'

/** What handling needs to know of its subscription. */
export interface HandlingParts {
  readonly name: string
  readonly group: string
  readonly handler: Handler
  readonly deadLetters: DeadLetterStore
  readonly deadlineMs: number
  readonly logger: Logger
  /** Ids of dead letters parked before: settled when their messages are handled after all. */
  readonly parkedBefore: Set<string>
  readonly counts: { handled: number; duplicates: number; parked: number }
  /** The same events may be under way without Kafka: see hear-own.ts. */
  own?: { settled(messages: readonly EventMessage[]): Promise<void> }
}

/**
 * done: all of the chunk has its effect, or is parked. wait: nothing may be noted, try again
 * after `ms`. isolate: one of several failed; handle them one by one.
 */
export type ChunkResult =
  | { readonly kind: 'done' }
  | { readonly kind: 'wait'; readonly ms: number; readonly cause: string }
  | { readonly kind: 'isolate' }

/** Handles messages of one partition, in order, once. Never throws. */
export async function handleChunk(
  parts: HandlingParts,
  work: PartitionWork,
  chunk: readonly IncomingMessage[],
  abort: AbortSignal,
): Promise<ChunkResult> {
  try {
    const messages = await readable(parts, work, chunk)
    if (messages.length === 0) return { kind: 'done' }
    const tried = await tryOnce(parts, work, messages, chunk.length, abort)
    // Told to stop, a handler fails for no fault of the message.
    if (abort.aborted && 'thrown' in tried) return { kind: 'wait', ms: 0, cause: 'taken away' }
    if ('thrown' in tried) return await afterFailure(parts, work, chunk, tried.thrown)
    for (const { message, code, cause } of tried.failures) {
      // A view may also name an event that it had held since an earlier batch.
      const incoming = chunk.find((candidate) => isFrom(message, candidate)) ?? asIncoming(message)
      await park(parts, incoming, code, causeTextOf(cause), 1)
    }
    await settle(parts, messages, tried.failures)
    for (const { stream, version } of messages) work.handled.add(stream, version)
    parts.counts.handled += Math.max(0, messages.length - tried.failures.length)
    return { kind: 'done' }
  } catch (error) {
    // Parking failed. The message is not done until its dead letter is durable.
    return outage(parts, work, error)
  }
}

/** The events to handle: without those handled before, and with the unreadable ones parked. */
async function readable(
  parts: HandlingParts,
  work: PartitionWork,
  chunk: readonly IncomingMessage[],
): Promise<readonly EventMessage[]> {
  const messages: EventMessage[] = []
  for (const incoming of chunk) {
    const read = readEvent(incoming)
    if (read.ok) messages.push(read.message)
    else await park(parts, incoming, 'UNREADABLE_ENVELOPE', read.cause, 1)
  }
  await parts.own?.settled(messages)
  const fresh = messages.filter(({ stream, version }) => !work.handled.has(stream, version))
  parts.counts.duplicates += messages.length - fresh.length
  return fresh
}

async function tryOnce(
  parts: HandlingParts,
  work: PartitionWork,
  messages: readonly EventMessage[],
  received: number,
  abort: AbortSignal,
): Promise<{ readonly failures: readonly Failure[] } | { readonly thrown: unknown }> {
  const { topic, partition } = work
  const receive = receiveSpan(
    { topic, partition, group: parts.group },
    received,
    anySampled(messages),
  )
  const spans = receive.process(messages)
  try {
    const failures = await spans.run(() =>
      callHandler(parts.handler, messages, {
        deadlineMs: parts.deadlineMs,
        abort,
        traceparent: spans.traceparent,
      }),
    )
    spans.end()
    return { failures }
  } catch (thrown) {
    spans.end(thrown)
    return { thrown }
  } finally {
    receive.end()
  }
}

async function afterFailure(
  parts: HandlingParts,
  work: PartitionWork,
  chunk: readonly IncomingMessage[],
  thrown: unknown,
): Promise<ChunkResult> {
  const sort = classify(thrown)
  const [only, another] = chunk
  // What several could not do in time, each alone may.
  const fewer = another !== undefined && (sort !== 'transient' || thrown instanceof HandlerLate)
  if (only === undefined || fewer) return { kind: 'isolate' }
  if (sort === 'transient') return outage(parts, work, thrown)
  work.attempts += 1
  const cause = causeTextOf(thrown)
  if (sort === 'failed' && work.attempts < MAX_ATTEMPTS) {
    parts.logger.warn(
      { err: thrown, ...placeOf(parts, only), attempts: work.attempts },
      'An event could not be handled; trying again',
    )
    return { kind: 'wait', ms: delayAfterFailure(work.attempts), cause }
  }
  await park(parts, only, causeCodeOf(thrown), cause, work.attempts)
  const read = readEvent(only)
  if (read.ok) work.handled.add(read.message.stream, read.message.version)
  return { kind: 'done' }
}

/** A replay has mended what was parked before: nobody has to look at its dead letter any more. */
async function settle(
  parts: HandlingParts,
  messages: readonly EventMessage[],
  failures: readonly Failure[],
): Promise<void> {
  if (parts.parkedBefore.size === 0) return
  const failed = new Set(failures.map(({ message }) => message.id))
  for (const { id, origin } of messages) {
    const deadLetter = deadLetterId(parts.name, origin)
    if (failed.has(id) || !parts.parkedBefore.has(deadLetter)) continue
    await parts.deadLetters.markReplayed(deadLetter, instantOf(new Date()))
    parts.parkedBefore.delete(deadLetter)
  }
}

function outage(parts: HandlingParts, work: PartitionWork, error: unknown): ChunkResult {
  const ms = delayAfterOutage(work.waits, Math.random())
  if (work.waits === 0) {
    parts.logger.warn(
      { err: error, subscription: parts.name, topic: work.topic, partition: work.partition },
      'What an event needs is away; its partition waits',
    )
  }
  work.waits += 1
  return { kind: 'wait', ms, cause: causeTextOf(error) }
}

async function park(
  parts: HandlingParts,
  message: IncomingMessage,
  causeCode: string,
  cause: string,
  attempts: number,
): Promise<void> {
  await parts.deadLetters.park(deadLetterOf(parts, message, { causeCode, cause, attempts }))
  parts.counts.parked += 1
  parts.logger.error(
    { ...placeOf(parts, message), eventId: message.headers.ce_id, causeCode, cause, attempts },
    'An event was parked; the events behind it go on',
  )
}

const isFrom = ({ origin }: EventMessage, candidate: IncomingMessage): boolean =>
  origin.offset === candidate.offset &&
  origin.partition === candidate.partition &&
  origin.topic === candidate.topic

const placeOf = (parts: HandlingParts, { topic, partition, offset }: IncomingMessage) => ({
  subscription: parts.name,
  topic,
  partition,
  offset: String(offset),
})
