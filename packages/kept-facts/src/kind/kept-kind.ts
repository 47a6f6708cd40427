import type { RecordingService } from '@seedline/contracts/services'

/** What a fact is found by beside its id, such as `owner:…`: a name, and what it is there. */
export type FactKey = `${string}:${string}`

/** A kind of another service's facts, as this one keeps it. */
export interface KeptKind<T> {
  /** Who tells it. */
  readonly service: RecordingService
  /** The category of its streams, such as `ip_right`. */
  readonly kind: string
  /** Raise it whenever `keysOf` or what `decode` refuses changes: all is told anew then, beside what is read meanwhile. */
  readonly version: number
  /** What the kind's question answered. Throws: it is kept, and named as one that can't be read. */
  decode(document: Uint8Array): T
  /** Whatever it is found by; any number of facts may have a key in common. */
  keysOf(value: T): readonly FactKey[]
}

/** A fact as it is kept. */
export interface KeptFact<T> {
  readonly id: string
  /** Of its stream, in the service that told it. */
  readonly version: number
  /** Undefined only where none can be read. */
  readonly value: T | undefined
  readonly keys: readonly string[]
  /** How long its document is. */
  readonly bytes: number
  /** When it was told, by the clock of whoever was told. */
  readonly toldAt: Date
  /** Why what is recorded now can't be told or read: a `value` is then what was told before. Empty: it is what is recorded. */
  readonly untold: string
}
