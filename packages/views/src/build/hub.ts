import type { Connection } from 'mongoose'

const MAX_WAITERS = 10_000

/** Where what runs a view and what reads it meet within a process. */
export interface Hub {
  /** The generation to read, as last heard; undefined before the first. */
  live: number | undefined
  /** When `live` was last confirmed, of performance.now(). */
  confirmedAt: number
  applied(key: string): void
  /** Resolves when this process has written the document, or after `ms`. */
  written(key: string, ms: number): Promise<void>
}

const hubs = new WeakMap<Connection, Map<string, Hub>>()

/** One per connection and build of a view. */
export function hubOf(connection: Connection, build: string): Hub {
  let ofConnection = hubs.get(connection)
  if (ofConnection === undefined) {
    ofConnection = new Map()
    hubs.set(connection, ofConnection)
  }
  let hub = ofConnection.get(build)
  if (hub === undefined) {
    hub = createHub()
    ofConnection.set(build, hub)
  }
  return hub
}

function createHub(): Hub {
  const waiters = new Map<string, Set<() => void>>()
  let waiting = 0
  return {
    live: undefined,
    confirmedAt: Number.NEGATIVE_INFINITY,
    applied(key) {
      if (waiting === 0) return
      const ofKey = waiters.get(key)
      if (ofKey === undefined) return
      waiters.delete(key)
      for (const wake of ofKey) wake()
    },
    async written(key, ms) {
      await new Promise<void>((resolve) => {
        const timer = setTimeout(done, ms)
        function done(): void {
          clearTimeout(timer)
          const ofKey = waiters.get(key)
          ofKey?.delete(done)
          if (ofKey?.size === 0) waiters.delete(key)
          waiting -= 1
          resolve()
        }
        waiting += 1
        // Too many to notify: these find out when their time is over.
        if (waiting > MAX_WAITERS) return
        const ofKey = waiters.get(key) ?? new Set()
        ofKey.add(done)
        waiters.set(key, ofKey)
      })
    },
  }
}
