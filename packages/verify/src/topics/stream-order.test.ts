import { expect, test } from '@jest/globals'
import { beginPart, takeRecord } from './stream-order.ts'
import type { TopicRecord } from './topic-reader.ts'

const record = (version: number, more: Partial<TopicRecord> = {}): TopicRecord => ({
  topic: 'seedline.fund.deal.v1',
  partition: 0,
  offset: 1n,
  key: '1',
  eventId: `deal-1@${version}`,
  stream: 'deal-1',
  version,
  commandId: `command-${version}`,
  ...more,
})

function codesOf(...records: readonly TopicRecord[]): readonly string[] {
  const part = beginPart()
  return records.flatMap((next) => takeRecord(part, next)?.[0] ?? [])
}

test('versions follow one another from wherever the part begins, and may come again', () => {
  expect(codesOf(record(4), record(5), record(4), record(5), record(6))).toEqual([])
})

test('an event that came before the one that it follows is out of order', () => {
  expect(codesOf(record(4), record(6), record(5))).toEqual(['TOPIC_ORDER_WRONG'])
})

test('a stream in two partitions has no order', () => {
  expect(codesOf(record(4), record(5, { partition: 1 }))).toEqual(['TOPIC_ORDER_WRONG'])
})

test('what is no event, or bears another key, is foreign', () => {
  const foreign = 'TOPIC_RECORD_FOREIGN'
  expect(codesOf(record(1, { eventId: undefined }))).toEqual([foreign])
  expect(codesOf(record(1, { eventId: 'deal-1@2' }))).toEqual([foreign])
  expect(codesOf(record(1, { key: '2' }))).toEqual([foreign])
})
