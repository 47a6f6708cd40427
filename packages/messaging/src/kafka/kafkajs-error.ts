import { KafkaError, type KafkaErrorKind } from './kafka-error.ts'

const tooLarge = new Set(['MESSAGE_TOO_LARGE', 'RECORD_LIST_TOO_LARGE', 'INVALID_RECORD'])
const away = new Set([
  'KafkaJSConnectionError',
  'KafkaJSConnectionClosedError',
  'KafkaJSRequestTimeoutError',
  'KafkaJSBrokerNotFound',
  'KafkaJSNoBrokerAvailableError',
  'KafkaJSGroupCoordinatorNotFound',
  'KafkaJSMetadataNotLoaded',
  'KafkaJSTopicMetadataNotLoaded',
  'KafkaJSLockTimeout',
])
// What kafkajs throws, without a class or a type, where a connection went while a request was on its way to it.
const awayInWords = new Set(['Broker not connected'])
const MAX_DEPTH = 8

/** kafkajs wraps errors in errors; the innermost that says something decides. */
export function fromKafkajs(error: unknown): KafkaError {
  if (error instanceof KafkaError) return error
  const message = error instanceof Error ? error.message : String(error)
  return new KafkaError(kindOf(error, 0), message, { cause: error })
}

function kindOf(error: unknown, depth: number): KafkaErrorKind {
  if (!(error instanceof Error) || depth > MAX_DEPTH) return 'refused'
  const type = 'type' in error ? String(error.type) : ''
  if (tooLarge.has(type)) return 'too-large'
  if (away.has(error.name) || awayInWords.has(error.message)) return 'away'
  if (error.cause instanceof Error && error.cause !== error) {
    const inner = kindOf(error.cause, depth + 1)
    if (inner !== 'refused') return inner
  }
  // kafkajs marks broker answers such as LEADER_NOT_AVAILABLE as retriable; the answers to a member
  // (rebalancing, another coordinator) it wraps in a bare KafkaJSError that has lost their type.
  const answered = type !== '' || error.name === 'KafkaJSError'
  return answered && 'retriable' in error && error.retriable === true ? 'away' : 'refused'
}

/** Runs a call of kafkajs: its errors become KafkaError, and it ends at its deadline. */
export async function withinDeadline<T>(what: string, ms: number, call: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(new KafkaError('away', `${what} had no answer within ${ms} ms`))
    }, ms)
  })
  try {
    return await Promise.race([call, late])
  } catch (error) {
    throw fromKafkajs(error)
  } finally {
    clearTimeout(timer)
  }
}
