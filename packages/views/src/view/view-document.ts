import type { EventMessage } from '@seedline/messaging'

/** At most so many events, and bytes of them, wait in one document for what they follow. */
export const MAX_HELD = 64
export const MAX_HELD_BYTES = 256 * 1024

/** A read-model document as stored. */
export interface ViewDocument<D> {
  /** The key. */
  readonly _id: string
  /** Grows by one with every write; each write names the one that it replaces. */
  readonly rev: number
  /** Per source stream, the version up to which every event has been applied. */
  readonly seen: Readonly<Record<string, number>>
  /** Events that came before one that they follow, until that one arrives. */
  readonly held: readonly EventMessage[]
  /** Absent while only ignored or held events have come. */
  readonly data?: D
}
