import type { Instant } from '@seedline/values'
import type { Actor, EncodedEvent, EventCodec } from './event.ts'

/**
 * A consistency boundary: one stream per id, named `${name}-${id}`. `evolve` is pure and never
 * changes the state that it was given. The state is plain data (objects, arrays, Map, Set, bigint,
 * Date), because snapshots and the cache of recent states keep it.
 */
export interface Aggregate<S, E> {
  readonly name: string
  readonly initial: S
  /** `by`: who gave the command that the event comes from, as its commit says. */
  evolve(state: S, event: E, by: Actor): S
  readonly codec: EventCodec<E>
  /** `foldVersion` must rise whenever `evolve`, `initial` or the state's shape changes. */
  readonly snapshot?: { readonly every: number; readonly foldVersion: number }
  /** Where what is told of one aggregate has to fit one answer. */
  readonly answer?: AnswerBudget
  /** Where events take back earlier ones. */
  readonly takesBack?: TakingBack<S, E>
}

/**
 * What the events of a stream may add to the answers on it, together: more is refused as RECORD_FULL, so that what was
 * accepted can be read. Events that add nothing are accepted at any time.
 */
export interface AnswerBudget {
  readonly mostBytes: number
  /** At least what one event adds to the largest of the answers, in bytes of its protobuf form. */
  bytesOf(event: EncodedEvent, actor: Actor): number
  /** What is kept beyond that for events that must not be turned away, as they follow from what was accepted elsewhere. */
  readonly reserve?: { readonly bytes: number; isFor(event: EncodedEvent): boolean }
}

/**
 * Events that take back earlier ones of their stream. From then on the stream is folded as if these had never been; as it was known before, it
 * is folded as it was. The state can't be had from the one before: such an event costs a fold of the whole stream.
 */
export interface TakingBack<S, E> {
  /** The stored types of such events. */
  readonly types: readonly string[]
  /** The versions that an event takes back; of others none. None of them is itself such an event. */
  versionsOf(event: E): readonly number[]
  /** What stays of an event that was taken back, at its place in the stream. */
  leftOut(state: S, event: E): S
}

/** Who commands, when, and under which id a repetition is recognised. */
export interface CommandContext {
  /** Unique per intention: a repeated one is answered with the first outcome. */
  readonly commandId: string
  readonly actor: Actor
  /** When it is decided on. When it is recorded, the store says as it appends. */
  readonly at: Instant
  /** Used where no span is active. */
  readonly traceparent?: string
  /** Of the request, by `requestHashOf`; the same command id with another one is refused. */
  readonly requestHash?: string
  /** Only tried: decided on what is stored, and refused as it would be, but never recorded. */
  readonly tryOnly?: true
}

/** The answer to a command. */
export interface Outcome {
  readonly stream: string
  readonly id: string
  /** The stream's version right after the command. */
  readonly version: number
  readonly eventIds: readonly string[]
  /** True when this command id had been accepted before and nothing new was recorded. */
  readonly repeated: boolean
  /** Empty when the command was not traced. */
  readonly traceId: string
}

/** A stream's state: `version` 0 and no `recordedAt` when nothing was ever recorded. */
export interface Loaded<S> {
  readonly state: S
  readonly version: number
  readonly recordedAt?: Instant
  /** What its events add to the answers on it, where those are budgeted; else 0. */
  readonly answerBytes: number
}

/** The stream of one aggregate. */
export const streamOf = (name: string, id: string): string => `${name}-${id}`
