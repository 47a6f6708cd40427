import { problemOf } from '@seedline/contracts/refusals'
import { ProblemError } from '@seedline/values'

export interface BatchLimits<T> {
  readonly most: number
  readonly bytes: number
  readonly bytesOf: (item: T) => number
  /** What comes within so long of the one before goes with it. */
  readonly gatherMs: number
  /** A stream that says nothing for so long is taken for dead. */
  readonly silentMs: number
}

/**
 * What a stream says, as much at a time as there is to be taken at once. While a batch is being handled no more than one
 * item is asked for: what isn't taken stays with the sender. @throws ProblemError SERVICE_UNAVAILABLE when it falls silent
 */
export async function* batchesOf<T>(
  stream: AsyncGenerator<T, void>,
  limits: BatchLimits<T>,
): AsyncGenerator<readonly T[], void> {
  const { most, bytes: mostBytes, bytesOf, gatherMs, silentMs } = limits
  let pending = stream.next()
  // Whoever stops listening leaves one unheard.
  pending.catch(() => undefined)
  const within = (ms: number) => firstOf(pending, ms)
  try {
    while (true) {
      const first = await within(silentMs)
      if (first === 'late') throw new ProblemError(problemOf('SERVICE_UNAVAILABLE'))
      if (first.done === true) return
      const batch: T[] = []
      let bytes = 0
      let next: IteratorResult<T, void> | 'late' = first
      while (next !== 'late' && next.done !== true) {
        batch.push(next.value)
        bytes += bytesOf(next.value)
        pending = stream.next()
        pending.catch(() => undefined)
        if (batch.length >= most || bytes >= mostBytes) break
        next = await within(gatherMs).catch(() => 'late' as const)
      }
      yield batch
    }
  } finally {
    // A stream that hangs is not waited for: its signal ends it.
    stream.return().catch(() => undefined)
  }
}

function firstOf<R>(pending: Promise<R>, ms: number): Promise<R | 'late'> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve('late'), ms)
    pending.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
