import { ProblemError, type ProblemKind, problemKinds } from '@seedline/values'
import { KafkaError } from '../kafka/kafka-error.ts'
import { HandlerLate } from './call-handler.ts'

/**
 * transient: time mends it, or it was slow, which is no fault of the event: wait and try again,
 * never park.
 * unreadable: trying again can't help; park at once.
 * failed: it may; try a few times, then park.
 */
export type FailureClass = 'transient' | 'unreadable' | 'failed'

/** Throw it from a handler that can't read a message's content: it is parked at once. */
export class UnreadableEvent extends Error {
  readonly code: string

  constructor(message: string, options?: { cause?: unknown; code?: string }) {
    super(message, options)
    this.name = 'UnreadableEvent'
    this.code = options?.code ?? 'UNREADABLE_EVENT'
  }
}

const MAX_DEPTH = 8
const transientNames = new Set([
  'MongoNetworkError',
  'MongoNetworkTimeoutError',
  'MongoServerSelectionError',
  'MongoNotConnectedError',
  'MongoTopologyClosedError',
  'MongoPoolClearedError',
  'MongoPoolClosedError',
  'MongoWaitQueueTimeoutError',
  'MongoOperationTimeoutError',
  'MongoWriteConcernError',
  'MongoExpiredSessionError',
  'MongooseServerSelectionError',
  'DisconnectedError',
])
const transientLabels = [
  'RetryableWriteError',
  'TransientTransactionError',
  'ResumableChangeStreamError',
]
// gRPC: DEADLINE_EXCEEDED, RESOURCE_EXHAUSTED, ABORTED, UNAVAILABLE. MongoDB: HostUnreachable,
// HostNotFound, MaxTimeMSExpired, NetworkTimeout, ShutdownInProgress, PrimarySteppedDown,
// ExceededTimeLimit, SocketException, NotWritablePrimary, Interrupted…, NotPrimaryNoSecondaryOk.
const grpcCodes = new Set([4, 8, 10, 14])
const mongoCodes = new Set([
  6, 7, 50, 64, 89, 91, 112, 189, 262, 9001, 10107, 11600, 11602, 13435, 13436,
])
const systemCodes = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ETIMEDOUT',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
])

/** What a handler's error asks for; looks through wrapped causes. */
export function classify(error: unknown): FailureClass {
  for (const cause of causesOf(error)) {
    if (cause instanceof ProblemError) return classOfProblem(cause.problem.kind)
    if (cause.name === 'UnreadableEvent' || cause.name === 'UnknownEventType') return 'unreadable'
    if (cause instanceof HandlerLate || isTransient(cause)) return 'transient'
  }
  return 'failed'
}

/** An error and its causes, outermost first; ends even when they go round in circles. */
export function causesOf(error: unknown): readonly Error[] {
  const causes: Error[] = []
  let next = error
  while (next instanceof Error && causes.length < MAX_DEPTH && !causes.includes(next)) {
    causes.push(next)
    next = next.cause
  }
  return causes
}

const classOfProblem = (kind: ProblemKind): FailureClass =>
  problemKinds[kind].passes ? 'transient' : 'failed'

function isTransient(error: Error): boolean {
  if (error instanceof KafkaError) return error.kind === 'away'
  if (transientNames.has(error.name)) return true
  const { code, errorLabels, details } = error as {
    code?: unknown
    errorLabels?: unknown
    details?: unknown
  }
  if (Array.isArray(errorLabels) && transientLabels.some((label) => errorLabels.includes(label))) {
    return true
  }
  if (typeof code === 'string') return systemCodes.has(code)
  if (typeof code !== 'number') return false
  // Only gRPC errors carry `details` as text.
  return typeof details === 'string' ? grpcCodes.has(code) : isMongo(error) && mongoCodes.has(code)
}

const isMongo = (error: Error): boolean => error.name.startsWith('Mongo')
