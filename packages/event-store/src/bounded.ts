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
 * Runs a database call that ends within `ms`, come what may. The driver's `timeoutMS` alone does
 * not see to that: while it tries again after an error, it waits for a server as long as the
 * connection's own settings say. Calls that take the signal are cancelled; others are left behind.
 */
export function bounded<T>(ms: number, call: (limits: CallLimits) => Promise<T>): Promise<T> {
  const controller = new AbortController()
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      const late = new mongoose.mongo.MongoOperationTimeoutError(`No answer within ${ms} ms`)
      controller.abort(late)
      reject(late)
    }, ms + GRACE_MS)
    call({ timeoutMS: ms, signal: controller.signal })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer))
  })
}

/** As `bounded`; what the network or a failover broke becomes the problem 'unavailable'. */
export async function asking<T>(ms: number, call: (limits: CallLimits) => Promise<T>): Promise<T> {
  try {
    return await bounded(ms, call)
  } catch (error) {
    throw passing(error) ? unavailable(error) : error
  }
}
