import { expect, test } from '@jest/globals'
import fc from 'fast-check'
import mongoose from 'mongoose'
import { type CommitDocument, laneOf, weightOf } from './commit.ts'

test('a stream stays in its lane for ever', () => {
  expect(laneOf('deal-1')).toBe(2)
  expect(laneOf('enterprise-8f2c6a54-2b06-5d3e-9f43-0c1b7c1b2a11')).toBe(7)
  expect(laneOf('')).toBe(1)
})

test('streams spread evenly over the lanes', () => {
  const counts = Array.from({ length: 16 }, () => 0)
  for (let index = 0; index < 16_000; index++) {
    const lane = laneOf(`deal-${index}`)
    counts[lane] = (counts[lane] ?? 0) + 1
  }
  expect(Math.min(...counts)).toBeGreaterThan(700)
  expect(Math.max(...counts)).toBeLessThan(1300)
})

const text = fc.string({ unit: 'grapheme', maxLength: 40 })
const commits = fc.record({
  _id: fc.constant(new mongoose.mongo.ObjectId()),
  stream: text,
  category: fc.constant('deal'),
  id: text,
  version: fc.nat(),
  size: fc.constant(1),
  commandId: text,
  requestHash: text,
  events: fc.array(fc.record({ type: text, data: fc.uint8Array({ maxLength: 200 }) }), {
    maxLength: 8,
  }),
  actor: fc.record({
    subject: text,
    name: text,
    roles: fc.array(text, { maxLength: 5 }),
    organisation: text,
    onBehalfOf: text,
  }),
  at: fc.constant(new Date(0)),
  traceparent: fc.constant(`00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`),
  lane: fc.nat(15),
  pending: fc.constant(true as const),
})

test('the estimate of a commit is never below its size in the database', () => {
  fc.assert(
    fc.property(commits, (commit: CommitDocument) => {
      const size = mongoose.mongo.BSON.calculateObjectSize(commit)
      expect(weightOf(commit)).toBeGreaterThanOrEqual(size)
    }),
  )
})
