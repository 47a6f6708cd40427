import type { Connection } from 'mongoose'
import type { ViewDocument } from '../view/view-document.ts'

const MAX_WAITERS = 10_000

/** Where what runs a view and what reads it meet within a process. */
export interface Hub {
  /** The generation to read, as last heard; undefined before the first. */
  live: number | undefined
  /** When `live` was last confirmed, of performance.now(). */
  confirmedAt: number
  /** While `live` is being confirmed. */
  confirming: Promise<void> | undefined
  applied(document: ViewDocument<unknown>): void
  /** The document as soon as this process has written it; undefined after `ms`. */
  written(key: string, ms: number): Promise<ViewDocument<unknown> | undefined>
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
  const waiters = new Map<string, Set<(document?: ViewDocument<unknown>) => void>>()
  let waiting = 0
  return {
    live: undefined,
    confirmedAt: Number.NEGATIVE_INFINITY,
    confirming: undefined,
    applied(document) {
      if (waiting === 0) return
      const ofKey = waiters.get(document._id)
      if (ofKey === undefined) return
      waiters.delete(document._id)
      for (const wake of ofKey) wake(document)
    },
    written(key, ms) {
      return new Promise((resolve) => {
        const timer = setTimeout(done, ms)
        function done(document?: ViewDocument<unknown>): void {
          clearTimeout(timer)
          const ofKey = waiters.get(key)
          ofKey?.delete(done)
          if (ofKey?.size === 0) waiters.delete(key)
          waiting -= 1
          resolve(document)
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
