import { expect, test } from '@jest/globals'
import { roundClosed } from '../testing/round-closed.ts'
import { eventOf } from './event-of.ts'

test('An event is read by its type and its bytes', () => {
  expect(eventOf(roundClosed, (type, data) => ({ type, data }))).toEqual({
    type: 'seedline.fund.v1.RoundClosed',
    data: Uint8Array.of(7),
  })
})

test('One that can not be read is thrown as unreadable with its cause, to be parked at once', () => {
  const cause = new RangeError('index out of range')
  const read = () =>
    eventOf(roundClosed, () => {
      throw cause
    })
  expect(read).toThrow(
    expect.objectContaining({
      name: 'UnreadableEvent',
      message: 'The bytes are no seedline.fund.v1.RoundClosed',
      cause,
    }),
  )
})
