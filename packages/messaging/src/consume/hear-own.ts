import { setTimeout as pause } from 'node:timers/promises'
import type { EventMessage } from '../envelope/event-message.ts'
import { ownSpans } from '../tracing/process-spans.ts'
import { atMost } from './at-most.ts'
import { callHandler } from './call-handler.ts'
import type { HandlingParts } from './handle-chunk.ts'
import { createHandledVersions } from './handled-versions.ts'
import type { Failure, Handler } from './handler.ts'
import type { OwnEvents } from './own-events.ts'
import type { PartitionWork } from './partition-work.ts'

/** More than this waits for Kafka to bring it. */
const MOST_EVENTS = 2000
const MOST_BYTES = 4 * 1024 * 1024
/** What Kafka brings waits so long for the same event to be handled here, and is then handled twice. */
const PATIENCE_MS = 3000
/**
 * While so many come at a time, a batch handler waits so long for more to go with: of one document all is folded first, and it
 * is written once. A database mostly takes as long for a document that is written over as for ten new ones.
 */
const MUCH = 32
const GATHERING_MS = 100
/** Another member has so long to handle what falls into its partitions, before it is looked at here. */
const OTHERS_MS = 500

/** Whose an event is: of a partition of this member's, of another's, or nobody knows yet. */
export type Whose = PartitionWork | 'another' | 'unknown'

/** What a subscription makes of the events that its own process stored. */
export interface OwnHandling {
  /** Resolves when none of these is being handled any more, or that takes too long. */
  settled(messages: readonly EventMessage[]): Promise<void>
  /** Takes nothing more; resolves when nothing is under way. */
  stop(): Promise<void>
}

export interface HearingOwn {
  readonly own: OwnEvents
  /** Without prefix. */
  readonly topics: readonly string[]
  readonly parts: HandlingParts & { readonly batchSize: number; goesOn(): boolean }
  /** So many streams at once, for handlers of one event at a time. */
  readonly concurrency: number
  /** How long what is this member's own waits for more to go with it. */
  readonly gatherMs: number
  whose(topic: string, message: EventMessage): Whose
  readonly ending: AbortSignal
}

interface Waiting {
  readonly topic: string
  readonly message: EventMessage
  readonly whose: Whose
}

interface Lane {
  readonly waiting: Waiting[]
  /** How many were taken last. */
  taken: number
  working: Promise<void> | undefined
}

/**
 * Has a subscription handle what its own process stores as soon as it is stored, also while Kafka is
 * away. It is Kafka that vouches for every event: what is passed over here, or fails, is brought by it
 * and handled then, with its tries and its dead letter. What falls to another member of the group is its
 * to handle; only batch handlers, which know in their effects what they have, look at it here a while
 * later. A handler of single events is given one only if the one before it in its stream was handled here.
 */
export function hearOwn(hearing: HearingOwn): OwnHandling {
  const { own, topics, parts } = hearing
  const several = parts.handler.kind === 'batch'
  const lanes = Array.from({ length: several ? 1 : hearing.concurrency }, newLane)
  const ofOthers = newLane()
  const underWay = new Map<string, PromiseWithResolvers<void>>()
  let bytes = 0

  const handle = handlerOf(hearing)
  const gatheringMs = ({ taken, waiting }: Lane): number =>
    several && taken >= MUCH && waiting.length < parts.batchSize ? GATHERING_MS : 0
  const work = async (lane: Lane, afterMs: number): Promise<void> => {
    // All that was stored together is told before the first of it is taken.
    await Promise.resolve()
    while (lane.waiting.length > 0) {
      const waitMs = afterMs > 0 ? afterMs : gatheringMs(lane)
      if (waitMs > 0) await pause(waitMs, undefined, { ref: false })
      const taken = lane.waiting.splice(0, several ? parts.batchSize : 1)
      lane.taken = taken.length
      if (parts.goesOn()) await handle(taken)
      for (const { message } of taken) {
        bytes -= message.data.length
        underWay.get(message.id)?.resolve()
        underWay.delete(message.id)
      }
    }
    lane.working = undefined
  }

  const take = (topic: string, message: EventMessage, whose: Whose): void => {
    const lane = whose === 'another' ? ofOthers : lanes[laneOf(message.stream, lanes.length)]
    const full = underWay.size >= MOST_EVENTS || bytes + message.data.length > MOST_BYTES
    if (lane === undefined || full || !parts.goesOn()) return
    bytes += message.data.length
    underWay.set(message.id, Promise.withResolvers())
    lane.waiting.push({ topic, message, whose })
    lane.working ??= work(lane, whose === 'another' ? OTHERS_MS : hearing.gatherMs)
  }

  const stopListening = own.listen(topics, (topic, events) => {
    for (const message of events) {
      const whose = hearing.whose(topic, message)
      if (several || whose !== 'another') take(topic, message, whose)
    }
  })
  return {
    async settled(messages) {
      const found = messages.flatMap(({ id }) => underWay.get(id)?.promise ?? [])
      if (found.length === 0) return
      await atMost(PATIENCE_MS, Promise.all(found))
    },
    async stop() {
      stopListening()
      await Promise.all([ofOthers, ...lanes].map(({ working }) => working))
    },
  }
}

function handlerOf(hearing: HearingOwn): (taken: readonly Waiting[]) => Promise<void> {
  const { parts } = hearing
  /** Of partitions that nobody was given yet: for the order alone, Kafka brings them once more. */
  const ahead = createHandledVersions()
  const handledOf = (whose: Whose) => (typeof whose === 'string' ? ahead : whose.handled)
  const isDue = ({ message: { stream, version }, whose }: Waiting): boolean => {
    const handled = handledOf(whose)
    if (handled.has(stream, version)) return false
    return parts.handler.kind === 'batch' || version === 1 || handled.has(stream, version - 1)
  }
  return async (taken) => {
    const due = taken.filter(isDue)
    const [first] = due
    if (first === undefined) return
    const epochs = due.map(({ whose }) => (typeof whose === 'string' ? 0 : whose.epoch))
    const messages = due.map(({ message }) => message)
    const failures = await tried(hearing, first.topic, messages)
    if ('thrown' in failures) {
      const facts = { err: failures.thrown, subscription: parts.name, eventId: first.message.id }
      parts.logger.debug(facts, 'An own event could not be handled; it is when Kafka brings it')
      return
    }
    const failed = new Set(failures.map(({ message }) => message.id))
    due.forEach(({ message: { id, stream, version }, whose }, index) => {
      // Moved back meanwhile, it is to be handled anew.
      const moved = typeof whose !== 'string' && whose.epoch !== epochs[index]
      if (failed.has(id) || moved) return
      handledOf(whose).add(stream, version)
      parts.counts.handled += 1
    })
  }
}

/** As the handler answers, or how it failed. */
async function tried(
  { parts: { handler, deadlineMs, group }, ending }: HearingOwn,
  topic: string,
  messages: readonly EventMessage[],
): Promise<readonly Failure[] | { readonly thrown: unknown }> {
  const spans = ownSpans(messages, topic, group)
  const { traceparent } = spans
  try {
    const failures = await spans.run(() =>
      callHandler(ofOwn(handler), messages, { deadlineMs, abort: ending, traceparent }),
    )
    spans.end()
    return failures
  } catch (thrown) {
    spans.end(thrown)
    return { thrown }
  }
}

const newLane = (): Lane => ({ waiting: [], taken: 0, working: undefined })

const ofOwn = (handler: Handler): Handler =>
  handler.kind === 'batch' && handler.handleOwn !== undefined
    ? { kind: 'batch', handle: handler.handleOwn }
    : handler

/** Streams of one lane are handled one after another. */
function laneOf(stream: string, lanes: number): number {
  let hash = 0
  for (let index = 0; index < stream.length; index += 1) {
    hash = (Math.imul(hash, 31) + stream.charCodeAt(index)) >>> 0
  }
  return hash % lanes
}
