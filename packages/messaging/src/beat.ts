/**
 * How long until the moment that all who do something every so many ms have in common within a
 * process: what they ask the database for then goes together.
 */
export const untilBeat = (everyMs: number, now: number = performance.now()): number =>
  everyMs - (now % everyMs)

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
