import { problemOf } from '@seedline/contracts/refusals'
import type { Problem } from '@seedline/values'
import mongoose from 'mongoose'

const { mongo } = mongoose

// The pool's own errors are not exported by the driver; their names are stable.
const poolErrors = new Set([
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
])

/** Whether the command certainly never left this process, so that nothing can have been written. */
export function neverSent(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  if (poolErrors.has(error.name) || error instanceof mongoose.MongooseError) return true
  if (
    error instanceof mongo.MongoServerSelectionError ||
    error instanceof mongo.MongoTopologyClosedError ||
    error instanceof mongo.MongoNotConnectedError ||
    error instanceof mongo.MongoClientClosedError
  ) {
    return true
  }
  if (error instanceof mongo.MongoOperationTimeoutError) {
    return neverSent(error.cause) || /server selection|before socket write/.test(error.message)
  }
  return error instanceof mongo.MongoNetworkError && refusedConnection(error.cause)
}

const refusedConnection = (cause: unknown): boolean =>
  cause instanceof Error && 'code' in cause && cause.code === 'ECONNREFUSED'

/**
 * Whether the database may answer later: the network, a failover or a time-out, not a mistake of
 * ours.
 */
export function passing(error: unknown): boolean {
  if (neverSent(error)) return true
  if (
    error instanceof mongo.MongoNetworkError ||
    error instanceof mongo.MongoOperationTimeoutError ||
    error instanceof mongo.MongoWriteConcernError
  ) {
    return true
  }
  return error instanceof mongo.MongoServerError && passingCodes.has(Number(error.code))
}

// Stepping down, shutting down, not primary, interrupted, time limits, out of room for the moment.
const passingCodes = new Set([
  6, 7, 50, 64, 89, 91, 112, 134, 189, 262, 9001, 10058, 10107, 11600, 11602, 13435, 13436, 14031,
])

/**
 * What a database's error stands for when somebody asked and only waiting helps: a pool without a free connection, the
 * network, a failover. Undefined for a mistake of ours.
 */
export const databaseAway = (error: unknown): Problem | undefined =>
  passing(error) ? problemOf('DATABASE_AWAY') : undefined

/** Whether the server does not know this read concern. */
export const readConcernRefused = (error: unknown): boolean =>
  error instanceof mongo.MongoServerError && [9, 72, 115, 148, 246].includes(Number(error.code))
