import type { KeptFact, KeptKind } from '../kind/kept-kind.ts'
import { UNREADABLE } from '../watch/reading.ts'
import { bytesOf, type StoredFact } from './stored-fact.ts'

/** What is kept, as it is read; undefined where there is none any more. */
export function factIn<T>(
  { decode }: Pick<KeptKind<T>, 'decode'>,
  stored: StoredFact | undefined,
): KeptFact<T> | undefined {
  if (stored === undefined || stored.absent) return undefined
  const { _id: id, version, keys, toldAt, untold } = stored
  const document = bytesOf(stored)
  const bytes = document.length
  const fact = { id, version, keys, bytes, toldAt, untold, value: undefined }
  // Nothing was ever told of it but that it can't be.
  if (bytes === 0 && untold !== '') return fact
  try {
    return { ...fact, value: decode(document) }
  } catch {
    return { ...fact, untold: UNREADABLE }
  }
}
