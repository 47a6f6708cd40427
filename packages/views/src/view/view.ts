import type { EventMessage } from '@seedline/messaging'

/** What a fold may know of an event besides its content. */
export type EventMeta = Omit<EventMessage, 'data' | 'origin'>

/**
 * A read model: one document per key, folded from events. D is plain data that BSON gives back as
 * it was: strings, numbers, bigint (64 bits), booleans, null, Date, arrays and objects of these.
 *
 * The rule of keys: all events of one stream go to the same document. The guard counts versions
 * per stream, from 1, without a gap; so `keyOf` must not depend on what differs between the
 * events of a stream. Types the view ignores (decode → undefined) still advance the guard, in
 * the document named by `keyOfIgnored`.
 */
export interface View<D, E> {
  /** snake_case; names the collections and the subscription. */
  readonly name: string
  /** Without prefix. */
  readonly topics: readonly string[]
  /** undefined: not for this view. Throws: the event is parked as unreadable. */
  decode(type: string, data: Uint8Array): E | undefined
  keyOf(event: E, meta: EventMeta): string
  /** Default: the event's subject (the aggregate's id). */
  keyOfIgnored?(meta: EventMeta): string
  /** Pure; the document before may be undefined. Throws: the event is parked. */
  evolve(data: D | undefined, event: E, meta: EventMeta): D
  /**
   * It may lag by a second, because nobody waits for what it shows: what comes within one is then written together.
   * Only for what other services publish; what a service publishes itself its views hear at once.
   */
  readonly unhurried?: true
  /** Paths within D, e.g. { fields: { currentRung: 1, name: 1 } }. */
  readonly indexes?: readonly ViewIndex[]
  /** Raise it whenever decode, keyOf or evolve change: the view is then built anew. */
  readonly foldVersion: number
}

export interface ViewIndex {
  readonly fields: Readonly<Record<string, 1 | -1>>
}
