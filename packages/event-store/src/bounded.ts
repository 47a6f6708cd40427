import mongoose from 'mongoose'
import { passing } from './driver-failure.ts'
import { unavailable } from './problems.ts'

/** What a database call takes with it. */
export interface CallLimits {
  readonly timeoutMS: number
  readonly signal: AbortSignal
}

/** The driver's own time-out comes first, where it works. */
const GRACE_MS = 30

/**
 * Waits for a database call, but not longer than `ms`, come what may. The driver's `timeoutMS`
 * alone does not see to that: while it tries again after an error, it waits for a server as long
 * as the connection's own settings say. `givenUp` is told when it was too long.
 */
export function bounded<T>(
  ms: number,
  call: (timeoutMS: number) => Promise<T>,
  givenUp?: (late: Error) => void,
): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const late = new mongoose.mongo.MongoOperationTimeoutError(`No answer within ${ms} ms`)
      givenUp?.(late)
      reject(late)
    }, ms + GRACE_MS)
    const settle =
      <V>(how: (value: V) => void) =>
      (value: V): void => {
        clearTimeout(timer)
        how(value)
      }
    call(ms).then(settle(resolve), settle(reject))
  })
}

/**
 * As `bounded`, for calls that can be cancelled; what the network or a failover broke becomes the
 * problem 'unavailable'.
 */
export async function asking<T>(ms: number, call: (limits: CallLimits) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  const { signal } = controller
  try {
    return await bounded(
      ms,
      (timeoutMS) => call({ timeoutMS, signal }),
      (late) => controller.abort(late),
    )
  } catch (error) {
    throw passing(error) ? unavailable(error) : error
  }
}
