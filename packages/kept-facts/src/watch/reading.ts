import type { Fact } from '@seedline/contracts/facts/v1/fact_service'
import type { Told } from '../fold/fold.ts'
import type { KeptKind } from '../kind/kept-kind.ts'

/** Of a fact that this code can't read. */
export const UNREADABLE = 'FACT_UNREADABLE'

/** Beyond what an index takes of one document, nothing is found by it. */
const MOST_KEYS = 500
const LONGEST_KEY = 500

/** A fact as it was told, and what it says. */
export interface Read<T> {
  readonly told: Told
  readonly value: T | undefined
}

export function readFact<T>(
  { decode, keysOf }: Pick<KeptKind<T>, 'decode' | 'keysOf'>,
  { id, version, document }: Fact,
): Read<T> {
  const fact = { sort: 'fact', id, version, document } as const
  try {
    const value = decode(document)
    const keys = [...new Set<string>(keysOf(value))]
    if (keys.length > MOST_KEYS || keys.some((key) => key.length > LONGEST_KEY))
      throw new Error('It has more keys, or longer ones, than one fact may have')
    return { told: { ...fact, keys, untold: '' }, value }
  } catch {
    return { told: { ...fact, keys: undefined, untold: UNREADABLE }, value: undefined }
  }
}
