/** How long a batch may begin requests, and how long each of them may take. */
export interface BatchTime {
  /** Aborted when no further request is begun. */
  readonly closing: AbortSignal
  /** Of each request: what comes then is still told in time. */
  readonly deadline: Date
  end(): void
}

const shareToBegin = 0.8
const shareToEnd = 0.95
// A timer that is longer fires at once.
const longestTimerMs = 2 ** 31 - 1

/** Of the time that the caller waits, the last fifth is for what was begun, and for the answer. */
export function batchTime(call: {
  readonly deadline: Date
  readonly signal: AbortSignal
}): BatchTime {
  const now = Date.now()
  const left = Math.max(call.deadline.getTime() - now, 0)
  const closing = new AbortController()
  const close = () => closing.abort()
  const { signal } = call
  signal.addEventListener('abort', close)
  const timer = setTimeout(close, Math.min(left * shareToBegin, longestTimerMs))
  if (signal.aborted || left === 0) close()
  return {
    closing: closing.signal,
    deadline: new Date(now + left * shareToEnd),
    end() {
      clearTimeout(timer)
      signal.removeEventListener('abort', close)
    },
  }
}
