import { LRUCache } from 'lru-cache'
import type { Aggregate } from './aggregate.ts'
import type { Folded } from './fold.ts'

/**
 * Recently folded states, so that a hot stream is not read for every command. A stale one does no
 * harm: its append collides with the version that it missed, and its refusals are decided anew.
 */
export interface StateCache {
  get<S, E>(aggregate: Aggregate<S, E>, stream: string): Folded<S> | undefined
  /** Keeps the state, unless a later one is there. */
  set<S, E>(aggregate: Aggregate<S, E>, stream: string, folded: Folded<S>): void
  forget(stream: string): void
}

const MOST_BYTES = 256 * 1024

interface Cached {
  readonly aggregate: unknown
  readonly folded: Folded<unknown>
}

/** A cache bounded by number and by estimated bytes. */
export function stateCache(limits: {
  readonly states: number
  readonly bytes: number
}): StateCache {
  const entries = new LRUCache<string, Cached>({
    max: limits.states,
    maxSize: limits.bytes,
    // Events fold into less than they are: a long history is no large state.
    sizeCalculation: ({ folded }) => 256 + Math.min(folded.bytes, MOST_BYTES),
  })
  return {
    get<S, E>(aggregate: Aggregate<S, E>, stream: string) {
      const found = entries.get(stream)
      // The same aggregate object folded it, so its state is of that aggregate's type.
      return found?.aggregate === aggregate ? (found.folded as Folded<S>) : undefined
    },
    set(aggregate, stream, folded) {
      const before = entries.peek(stream)
      if (before?.aggregate === aggregate && before.folded.version > folded.version) return
      entries.set(stream, { aggregate, folded })
    },
    forget: (stream) => void entries.delete(stream),
  }
}
