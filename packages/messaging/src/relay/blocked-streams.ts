import type { Instant } from '@seedline/values'
import type { BlockedStream } from './relay-types.ts'

const FIRST_RETRY_MS = 1000
const MAX_RETRY_MS = 60_000

interface Blocked extends BlockedStream {
  readonly retryAt: number
}

/** Streams whose next commit Kafka refuses. Each waits its own, growing time. */
export interface BlockedStreams {
  block(stream: string, cause: string, now: Instant): void
  clear(stream: string): void
  /** Those whose time has not come yet; `monotonic` as of performance.now(). */
  waiting(monotonic: number): readonly string[]
  /** How long until the first may be tried again; undefined when none is blocked. */
  nextIn(monotonic: number): number | undefined
  list(): readonly BlockedStream[]
}

export function createBlockedStreams(
  clock: () => number = () => performance.now(),
): BlockedStreams {
  const streams = new Map<string, Blocked>()
  return {
    block(stream, cause, now) {
      const before = streams.get(stream)
      const attempts = (before?.attempts ?? 0) + 1
      const delay = Math.min(FIRST_RETRY_MS * 2 ** Math.min(attempts - 1, 10), MAX_RETRY_MS)
      const since = before?.since ?? now
      streams.set(stream, { stream, since, attempts, cause, retryAt: clock() + delay })
    },
    clear: (stream) => {
      streams.delete(stream)
    },
    waiting: (monotonic) =>
      Array.from(streams.values())
        .filter(({ retryAt }) => retryAt > monotonic)
        .map(({ stream }) => stream),
    nextIn(monotonic) {
      let first: number | undefined
      for (const { retryAt } of streams.values()) first = Math.min(first ?? retryAt, retryAt)
      return first === undefined ? undefined : Math.max(0, first - monotonic)
    },
    list: () =>
      Array.from(streams.values(), ({ stream, since, attempts, cause }) => ({
        stream,
        since,
        attempts,
        cause,
      })),
  }
}
