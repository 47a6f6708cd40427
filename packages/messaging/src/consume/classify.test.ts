import { describe, expect, test } from '@jest/globals'
import { UnknownEventType } from '@seedline/event-store'
import { ProblemError, type ProblemKind, problem } from '@seedline/values'
import { causeCodeOf, causeTextOf } from '../dead-letters/dead-letter-of.ts'
import { KafkaError } from '../kafka/kafka-error.ts'
import { HandlerLate } from './call-handler.ts'
import { classify, UnreadableEvent } from './classify.ts'
import { delayAfterFailure, delayAfterOutage, MAX_ATTEMPTS } from './retry-schedule.ts'

const text = { zh: '试', en: 'test' }
const problemOf = (kind: ProblemKind) => new ProblemError(problem('SOME_CODE', kind, text, text))
const named = (name: string, more: object = {}) => Object.assign(new Error('x'), { name }, more)

describe('a failed handler', () => {
  test.each([
    ['the database can not be reached', named('MongoServerSelectionError')],
    ['the connection broke', named('MongoNetworkError')],
    ['the primary stepped down', named('MongoServerError', { code: 189 })],
    [
      'a write may be repeated',
      named('MongoServerError', { errorLabels: ['RetryableWriteError'] }),
    ],
    ['a service is unavailable', named('Error', { code: 14, details: 'UNAVAILABLE' })],
    ['the network refuses', named('Error', { code: 'ECONNREFUSED' })],
    ['Kafka is away', new KafkaError('away', 'x')],
    ['the store says so', problemOf('unavailable')],
    ['the outcome is unknown', problemOf('outcome-unknown')],
    ['it was only slow', new HandlerLate(9000)],
    ['it lies deeper', new Error('outer', { cause: named('MongoNetworkError') })],
  ])('is waited out when %s', (_why, error) => {
    expect(classify(error)).toBe('transient')
  })

  test.each([
    ['the event type is unknown', new UnknownEventType('x.y.Z')],
    ['its content can not be read', new UnreadableEvent('bad bytes')],
  ])('is parked at once when %s', (_why, error) => {
    expect(classify(error)).toBe('unreadable')
  })

  test.each([
    ['a rule refuses', problemOf('refused')],
    ['the code has a bug', new TypeError('x is undefined')],
    ['a document is a duplicate', named('MongoServerError', { code: 11000 })],
    ['a gRPC service refuses', named('Error', { code: 9, details: 'FAILED_PRECONDITION' })],
    ['something that is no error was thrown', 'oops'],
    ['nothing at all was thrown', undefined],
  ])('is tried again, then parked, when %s', (_why, error) => {
    expect(classify(error)).toBe('failed')
  })

  test('is told by its most telling code and all of its causes', () => {
    const error = new Error('outer', { cause: problemOf('refused') })
    expect(causeCodeOf(error)).toBe('SOME_CODE')
    expect(causeCodeOf(new Error('x'))).toBe('HANDLER_FAILED')
    expect(causeTextOf(error)).toBe('Error: outer ← ProblemError: SOME_CODE: test')
    expect(causeTextOf(new Error('x'.repeat(5000)))).toHaveLength(2000)
  })

  test('does not go round in circles over its causes', () => {
    const error = new Error('a')
    error.cause = new Error('b', { cause: error })
    expect(classify(error)).toBe('failed')
  })
})

test('a message that keeps failing is given up well within 30 s', () => {
  let total = 0
  for (let attempts = 1; attempts < MAX_ATTEMPTS; attempts += 1)
    total += delayAfterFailure(attempts)
  expect(total).toBeLessThan(20_000)
})

test('waiting for an outage to end grows up to 5 s, spread by chance', () => {
  expect(delayAfterOutage(0, 0.999)).toBeLessThanOrEqual(200)
  expect(delayAfterOutage(50, 0.999)).toBeLessThanOrEqual(5000)
  expect(delayAfterOutage(50, 0)).toBe(3750)
})
