/** What a person or a supervisor asks a verb to end by. */
const signs = ['SIGINT', 'SIGTERM'] as const

/** Aborted at the first sign to stop, so that what is under way can be told; a second one ends the process at once. */
export function stoppable(): { readonly signal: AbortSignal; readonly done: () => void } {
  const stopping = new AbortController()
  const stop = () => {
    done()
    stopping.abort()
  }
  const done = () => {
    for (const sign of signs) process.off(sign, stop)
  }
  for (const sign of signs) process.on(sign, stop)
  return { signal: stopping.signal, done }
}
