import type { KeptFact } from '../kind/kept-kind.ts'
import type { Read } from './reading.ts'

/** What memory has to know of something that was told, once it is durable. */
export interface Changed<T> {
  readonly id: string
  /** Undefined: whatever is remembered of it is to be read again. */
  readonly fact: KeptFact<T> | 'absent' | undefined
  readonly version: number
}

/** Who remembers facts of a kind. */
export interface Remembering<T> {
  changed(all: readonly Changed<T>[]): void
  /** Nothing is known of what changes, or everything may have. */
  forget(): void
}

export function changedBy<T>({ told, value }: Read<T>, toldAt: Date): Changed<T> {
  const { id } = told
  switch (told.sort) {
    case 'fact': {
      const { version, keys, document } = told
      // What it is found by is what it was found by before, and whoever wrote it knows that alone.
      if (keys === undefined) return { id, fact: undefined, version }
      const bytes = document.length
      return { id, version, fact: { id, version, value, keys, bytes, toldAt, untold: '' } }
    }
    case 'absent':
      return { id, version: told.version, fact: 'absent' }
    case 'untold':
      return { id, version: 0, fact: undefined }
    default:
      return told satisfies never
  }
}
