import { refusal } from '@seedline/contracts/refusals'

/**
 * What comes of it, unless the signal is aborted first; then, and after `ms`, it is no longer waited for. Not by a race
 * with one promise for the whole stream: each message would leave a reaction there until the end.
 * @throws the signal's reason, or ProblemError READER_TOO_SLOW
 */
export function unless<T>(signal: AbortSignal, work: Promise<T>, ms?: number): Promise<T> {
  return new Promise((resolve, reject) => {
    let timer: NodeJS.Timeout | undefined
    const settled = (): void => {
      clearTimeout(timer)
      signal.removeEventListener('abort', stop)
    }
    function stop(): void {
      settled()
      reject(signal.reason as Error)
    }
    if (ms !== undefined) {
      timer = setTimeout(() => {
        settled()
        reject(refusal('READER_TOO_SLOW'))
      }, ms)
    }
    work.then(
      (value) => {
        settled()
        resolve(value)
      },
      (cause: unknown) => {
        settled()
        reject(cause as Error)
      },
    )
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop)
  })
}
