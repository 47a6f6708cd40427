import { expect, test } from '@jest/globals'
import mongoose from 'mongoose'
import { databaseAway, neverSent, passing } from './driver-failure.ts'

const { mongo } = mongoose
const timedOut = (message: string, cause?: Error) => {
  const error = new mongo.MongoOperationTimeoutError(message, cause ? { cause } : {})
  return error
}
const refused = Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })

test('a command for which no server was found was never sent', () => {
  expect(neverSent(timedOut('Timed out during server selection'))).toBe(true)
  expect(neverSent(new mongo.MongoNetworkError('connect', { cause: refused }))).toBe(true)
  expect(neverSent(new mongo.MongoTopologyClosedError())).toBe(true)
  expect(neverSent(new mongoose.MongooseError('Connection was force closed'))).toBe(true)
})

test('a command whose answer was lost may have been carried out', () => {
  expect(neverSent(timedOut('Timed out during socket read (2000ms)'))).toBe(false)
  expect(neverSent(new mongo.MongoNetworkError('connection closed'))).toBe(false)
  expect(neverSent(new mongo.MongoServerError({ message: 'stepped down', code: 189 }))).toBe(false)
  expect(passing(new mongo.MongoServerError({ message: 'stepped down', code: 189 }))).toBe(true)
})

class MongoWaitQueueTimeoutError extends Error {
  override readonly name = 'MongoWaitQueueTimeoutError'
}

test.each([
  ['no connection was free', new MongoWaitQueueTimeoutError('Timed out in the pool')],
  ['the network broke', new mongo.MongoNetworkError('connection closed')],
  ['a failover came', new mongo.MongoServerError({ message: 'stepped down', code: 189 })],
  ['it took too long', timedOut('Timed out during socket read (2000ms)')],
  ['no server was found', new mongoose.MongooseError('Connection was force closed')],
])('who asks while %s is told to ask again', (_why, error) => {
  expect(databaseAway(error)).toMatchObject({ code: 'DATABASE_AWAY', kind: 'unavailable' })
})

test('who meets a mistake of ours is not told to ask again', () => {
  expect(
    databaseAway(new mongo.MongoServerError({ message: 'bad value', code: 2 })),
  ).toBeUndefined()
  expect(databaseAway(new TypeError('x'))).toBeUndefined()
})

test('a mistake of ours does not pass by waiting', () => {
  expect(passing(new mongo.MongoServerError({ message: 'bad value', code: 2 }))).toBe(false)
  expect(passing(new TypeError('x'))).toBe(false)
})
