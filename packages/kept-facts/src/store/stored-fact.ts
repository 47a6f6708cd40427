import { mongo } from 'mongoose'

export interface StoredFact {
  readonly _id: string
  /** Rises with each write: nothing is written over what it was not folded from. */
  readonly rev: number
  readonly version: number
  readonly walk: number
  readonly absent: boolean
  readonly untold: string
  readonly document: mongo.Binary | Uint8Array
  readonly keys: readonly string[]
  readonly toldAt: Date
}

/** The bytes of its document, apart from the reply that they came in: else a fact that stays in memory keeps all of that. */
export function bytesOf({ document }: Pick<StoredFact, 'document'>): Uint8Array {
  const bytes = document instanceof mongo.Binary ? document.value() : document
  return Uint8Array.from(bytes)
}
