import type { Connection } from 'mongoose'
import type { ViewDocument } from '../view/view-document.ts'
import type { Builds } from './stored-builds.ts'

const MAX_WAITERS = 10_000

/** Where what runs a view and what reads it meet within a process. */
export interface Hub {
  /** The generation to read, as last heard; undefined before the first. */
  live: number | undefined
  /** When `live` was last confirmed, of performance.now(). */
  confirmedAt: number
  applied(document: ViewDocument<unknown>): void
  /** The document as soon as this process has written it; undefined after `ms`. */
  written(key: string, ms: number): Promise<ViewDocument<unknown> | undefined>
  /** What this process keeps of the generation that it reads, where it alone writes to it. */
  remembered: Remembered | undefined
}

/** Documents of one generation as this process wrote or read them last. */
export interface Remembered {
  readonly number: number
  /** Undefined where it is not remembered, or another process may have written it since. */
  get(key: string): ViewDocument<unknown> | undefined
}

/** The hubs of a connection, by build. */
interface Hubs {
  readonly byBuild: Map<string, Hub>
  /** While it is being confirmed which generations to read. */
  confirming: Promise<void> | undefined
}

const hubs = new WeakMap<Connection, Hubs>()

/** One per connection and build of a view. */
export function hubOf(connection: Connection, build: string): Hub {
  const { byBuild } = hubsOf(connection)
  let hub = byBuild.get(build)
  if (hub === undefined) {
    hub = createHub()
    byBuild.set(build, hub)
  }
  return hub
}

/**
 * Confirms of all views which generation to read, by one look: one that is out of date is seldom
 * alone. All who find that out at once share one answer, or each would ask for itself.
 */
export function confirmAll(
  connection: Connection,
  read: (builds: readonly string[]) => Promise<ReadonlyMap<string, Builds>>,
): Promise<void> {
  const all = hubsOf(connection)
  const confirm = async (): Promise<void> => {
    const asked = Array.from(all.byBuild)
    const found = await read(asked.map(([build]) => build))
    for (const [build, hub] of asked) {
      hub.live = found.get(build)?.live?.number
      hub.confirmedAt = performance.now()
    }
  }
  all.confirming ??= confirm().finally(() => {
    all.confirming = undefined
  })
  return all.confirming
}

function hubsOf(connection: Connection): Hubs {
  const known = hubs.get(connection)
  if (known !== undefined) return known
  const made: Hubs = { byBuild: new Map(), confirming: undefined }
  hubs.set(connection, made)
  return made
}

function createHub(): Hub {
  const waiters = new Map<string, Set<(document?: ViewDocument<unknown>) => void>>()
  let waiting = 0
  return {
    live: undefined,
    confirmedAt: Number.NEGATIVE_INFINITY,
    remembered: undefined,
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
