import type { EventMeta } from './view.ts'

/** An event that came before one it follows, kept until that one arrives. */
export interface HeldEvent {
  readonly type: string
  readonly data: Uint8Array
  readonly meta: EventMeta
}

/** A read-model document as stored. */
export interface ViewDocument<D> {
  /** The key. */
  readonly _id: string
  /** Grows by one with every write; each write names the one that it replaces. */
  readonly rev: number
  /** Per source stream, the version up to which every event has been applied. */
  readonly seen: Readonly<Record<string, number>>
  /** At most 64. */
  readonly held: readonly HeldEvent[]
  /** Absent while only ignored or held events have come. */
  readonly data?: D
}
