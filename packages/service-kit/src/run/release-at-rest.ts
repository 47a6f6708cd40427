import { performance } from 'node:perf_hooks'

const LOOK_EVERY_MS = 5_000
/** Shares of the time in which the event loop had something to do. */
const BUSY = 0.1
const AT_REST = 0.05

/** What is asked of the machine; tests stand in for it. */
export interface Loop {
  /** The share of the time since the last call in which the loop was busy: 0 to 1. */
  busyShare(): number
  /** Collects garbage, and gives what is free to the system. Stops the process for about 50 ms. */
  collect(): void
}

/**
 * Returns what to do at each look: after a burst V8 keeps what the burst took until somebody
 * allocates again, which at rest is nobody. So the first quiet look after a busy one collects.
 */
export function releaseAtRest({ busyShare, collect }: Loop): () => void {
  let owed = true
  return () => {
    const busy = busyShare()
    if (busy > BUSY) owed = true
    else if (owed && busy < AT_REST) {
      owed = false
      collect()
    }
  }
}

/** Looks as long as the process lives; not where Node was started without `--expose-gc`. */
export function watchForRest(): void {
  const { gc } = globalThis
  if (gc === undefined) return
  let before = performance.eventLoopUtilization()
  const look = releaseAtRest({
    busyShare() {
      const now = performance.eventLoopUtilization()
      const { utilization } = performance.eventLoopUtilization(now, before)
      before = now
      return utilization
    },
    collect: () => gc({ type: 'major', execution: 'sync', flavor: 'last-resort' }),
  })
  setInterval(look, LOOK_EVERY_MS).unref()
}
