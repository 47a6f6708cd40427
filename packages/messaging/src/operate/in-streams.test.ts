import { expect, test } from '@jest/globals'
import { inStreams, streamOf } from './in-streams.ts'

const deadLetter = (eventId: string, attempts = 1) => ({ id: `~${eventId}`, eventId, attempts })
const events = (streams: ReturnType<typeof inStreams>) =>
  streams.map((stream) => stream.map(({ eventId }) => eventId))

test('dead letters of a stream stand in the order of their versions, not of their parking', () => {
  const deadLetters = [deadLetter('a@10'), deadLetter('b@1'), deadLetter('a@9')]
  expect(events(inStreams(deadLetters))).toEqual([['a@9', 'a@10'], ['b@1']])
})

test('streams that were tried least come first', () => {
  const deadLetters = [deadLetter('a@1', 9), deadLetter('b@1', 5), deadLetter('b@2', 20)]
  expect(events(inStreams(deadLetters))).toEqual([['b@1', 'b@2'], ['a@1']])
})

test('what tells no stream stands alone', () => {
  const deadLetters = [
    { ...deadLetter(''), id: 'x' },
    { ...deadLetter(''), id: 'y' },
  ]
  expect(inStreams(deadLetters)).toHaveLength(2)
  expect(['', 'a', '@1', 'a@', 'a@0', 'a@x', 'a@1.5'].map(streamOf)).toEqual(
    Array(7).fill(undefined),
  )
  expect(streamOf('a@b@3')).toBe('a@b')
})
