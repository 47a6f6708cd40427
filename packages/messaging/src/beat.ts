const EARLY_MS = 3

/**
 * How long until the moment that all who do something every so many ms have in common within a
 * process: what they ask the database for then goes together.
 */
export function untilBeat(everyMs: number, now: number = performance.now()): number {
  const left = Math.ceil(everyMs - (now % everyMs))
  // A timer may wake a moment early: that was its beat already.
  return left < EARLY_MS ? left + everyMs : left
}

/** Calls on every such moment, and keeps no process alive for it. Answers how to end that. */
export function onEachBeat(everyMs: number, call: () => void): () => void {
  let timer: NodeJS.Timeout | undefined
  const next = (): void => {
    timer = setTimeout(() => {
      next()
      call()
    }, untilBeat(everyMs))
    timer.unref()
  }
  next()
  return () => clearTimeout(timer)
}
