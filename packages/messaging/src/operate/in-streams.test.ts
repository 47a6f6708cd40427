import { expect, test } from '@jest/globals'
import { inStreams, streamOf } from './in-streams.ts'

const letter = (eventId: string, attempts = 1) => ({ id: `~${eventId}`, eventId, attempts })
const events = (streams: ReturnType<typeof inStreams>) =>
  streams.map((stream) => stream.map(({ eventId }) => eventId))

test('letters of a stream stand in the order of their versions, not of their parking', () => {
  const letters = [letter('a@10'), letter('b@1'), letter('a@9')]
  expect(events(inStreams(letters))).toEqual([['a@9', 'a@10'], ['b@1']])
})

test('streams that were tried least come first', () => {
  const letters = [letter('a@1', 9), letter('b@1', 5), letter('b@2', 20)]
  expect(events(inStreams(letters))).toEqual([['b@1', 'b@2'], ['a@1']])
})

test('what tells no stream stands alone', () => {
  const letters = [
    { ...letter(''), id: 'x' },
    { ...letter(''), id: 'y' },
  ]
  expect(inStreams(letters)).toHaveLength(2)
  expect(['', 'a', '@1', 'a@', 'a@0', 'a@x', 'a@1.5'].map(streamOf)).toEqual(
    Array(7).fill(undefined),
  )
  expect(streamOf('a@b@3')).toBe('a@b')
})
