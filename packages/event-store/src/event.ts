import type { Instant, Objection } from '@seedline/values'

/** Who gave a command. A process names in `onBehalfOf` the subject whose command it carries on. */
export interface Actor {
  readonly subject: string
  readonly name: string
  readonly roles: readonly string[]
  readonly organisation: string
  readonly onBehalfOf?: string
}

/** The person who wanted something done, though a process did it on that person's behalf. */
export const personOf = ({ subject, onBehalfOf }: Actor): string => onBehalfOf ?? subject

/** An event as it is stored and as Kafka carries it: full proto name and protobuf bytes. */
export interface EncodedEvent {
  readonly type: string
  readonly data: Uint8Array
}

/**
 * Between an aggregate's events and their stored bytes. `decode` also reads what older versions
 * wrote (upcasting) and throws `UnknownEventType` for a type that it never knew.
 */
export interface EventCodec<E> {
  encode(event: E): EncodedEvent
  decode(type: string, data: Uint8Array): E
}

/** An event together with how it came to be. */
export interface Recorded<E> {
  readonly event: E
  /** `${stream}@${version}`: the same for ever, and what consumers deduplicate by. */
  readonly eventId: string
  readonly type: string
  readonly stream: string
  readonly id: string
  readonly version: number
  /** When it was recorded: it is known from then on, and its stream's times never step back. */
  readonly recordedAt: Instant
  /** When the command was decided on, by the clock of its call. */
  readonly decidedAt: Instant
  readonly actor: Actor
  readonly commandId: string
  readonly traceparent?: string
}

/** What a command leads to: events (none is a no-op), or a named refusal. */
export type Decision<E> =
  | { readonly ok: true; readonly events: readonly E[] }
  | { readonly ok: false; readonly problem: Objection }

/** Decides for these events. */
export const accept = <E>(...events: readonly E[]): Decision<E> => ({ ok: true, events })

/** Decides against the command, saying why. */
export const reject = (
  problem: Objection,
): { readonly ok: false; readonly problem: Objection } => ({
  ok: false,
  problem,
})

/** A codec met an event type that it does not know. */
export class UnknownEventType extends Error {
  readonly type: string
  constructor(type: string) {
    super(`No reader for the event type ${type}`)
    this.name = 'UnknownEventType'
    this.type = type
  }
}

/** The id of the event at `version` of `stream`. */
export const eventIdOf = (stream: string, version: number): string => `${stream}@${version}`
