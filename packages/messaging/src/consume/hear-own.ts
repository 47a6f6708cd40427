import { setTimeout as pause } from 'node:timers/promises'
import type { EventMessage } from '../envelope/event-message.ts'
import { type HandlingParts, tryOnce } from './handle-chunk.ts'
import { createHandledVersions } from './handled-versions.ts'
import type { Handler } from './handler.ts'
import type { OwnEvents } from './own-events.ts'

/** More than this waits for Kafka to bring it. */
const MOST_EVENTS = 500
const MOST_BYTES = 4 * 1024 * 1024
/** What Kafka brings waits so long for the same event to be handled here, and is then handled twice. */
const PATIENCE_MS = 3000

/** What a subscription has made of the events that its own process stored. */
export interface OwnHandling {
  has(stream: string, version: number): boolean
  /** Resolves when none of these is being handled any more, or that takes too long. */
  settled(messages: readonly EventMessage[]): Promise<void>
  /** Forgets what was handled: it is to be handled anew when Kafka brings it again. */
  clear(): void
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
  /** Whether Kafka brought it to this process, and it was handled. */
  handledBefore(stream: string, version: number): boolean
  readonly ending: AbortSignal
}

interface Lane {
  waiting: EventMessage[]
  working: Promise<void> | undefined
}

/**
 * Has a subscription handle what its own process stores as soon as it is stored. It is Kafka that
 * vouches for every event: what is passed over here, or fails, is brought by it and handled then, with
 * its tries and its dead letter. An event that a handler of single events has no order for (it is not
 * known here that the one before it was handled) is passed over, too.
 */
export function hearOwn(hearing: HearingOwn): OwnHandling {
  const { own, topics, parts, concurrency } = hearing
  const handled = createHandledVersions()
  const underWay = new Map<string, PromiseWithResolvers<void>>()
  let bytes = 0
  const several = parts.handler.kind === 'batch'
  const lanes = Array.from({ length: several ? 1 : concurrency }, (): Lane => {
    return { waiting: [], working: undefined }
  })
  const known = (stream: string, version: number): boolean =>
    handled.has(stream, version) || hearing.handledBefore(stream, version)

  const isDue = ({ stream, version }: EventMessage): boolean =>
    !known(stream, version) && (several || version === 1 || known(stream, version - 1))

  const handle = async (messages: readonly EventMessage[]): Promise<void> => {
    const due = messages.filter(isDue)
    const [first] = due
    if (first === undefined) return
    const place = { topic: first.origin.topic, partition: first.origin.partition }
    const trying = { ...parts, handler: handlerOfOwn(parts.handler) }
    const tried = await tryOnce(trying, place, due, due.length, hearing.ending)
    if ('thrown' in tried) {
      const facts = { err: tried.thrown, subscription: parts.name, eventId: first.id }
      parts.logger.debug(facts, 'An own event could not be handled; it is when Kafka brings it')
      return
    }
    const failed = new Set(tried.failures.map(({ message }) => message.id))
    for (const { id, stream, version } of due) {
      if (failed.has(id)) continue
      handled.add(stream, version)
      parts.counts.handled += 1
    }
  }

  const work = async (lane: Lane): Promise<void> => {
    // All that was stored together is told before the first of it is taken.
    await Promise.resolve()
    while (lane.waiting.length > 0) {
      const taken = lane.waiting.splice(0, several ? parts.batchSize : 1)
      if (parts.goesOn()) await handle(taken)
      for (const { id, data } of taken) {
        bytes -= data.length
        underWay.get(id)?.resolve()
        underWay.delete(id)
      }
    }
    lane.working = undefined
  }

  const stopListening = own.listen(topics, (events) => {
    for (const message of events) {
      const { id, stream, data } = message
      const lane = lanes[laneOf(stream, lanes.length)]
      const full = underWay.size >= MOST_EVENTS || bytes + data.length > MOST_BYTES
      if (lane === undefined || full || !parts.goesOn()) continue
      bytes += data.length
      underWay.set(id, Promise.withResolvers())
      lane.waiting.push(message)
      lane.working ??= work(lane)
    }
  })

  return {
    has: handled.has,
    async settled(messages) {
      const found = messages.flatMap(({ id }) => underWay.get(id)?.promise ?? [])
      if (found.length === 0) return
      await Promise.race([Promise.all(found), pause(PATIENCE_MS, undefined, { ref: false })])
    },
    clear: handled.clear,
    async stop() {
      stopListening()
      await Promise.all(lanes.map(({ working }) => working))
    },
  }
}

function handlerOfOwn(handler: Handler): Handler {
  if (handler.kind === 'each' || handler.handleOwn === undefined) return handler
  return { kind: 'batch', handle: handler.handleOwn }
}

/** Streams of one lane are handled one after another. */
function laneOf(stream: string, lanes: number): number {
  let hash = 0
  for (let index = 0; index < stream.length; index += 1) {
    hash = (Math.imul(hash, 31) + stream.charCodeAt(index)) >>> 0
  }
  return hash % lanes
}
