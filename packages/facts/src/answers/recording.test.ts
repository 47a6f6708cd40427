import { describe, expect, test } from '@jest/globals'
import { instant, localDate } from '@seedline/values'
import { historyEntry } from './history-entry.ts'
import { metaOf, recordingOf, recordingToProto } from './recording.ts'

const actor = { subject: 'u-1', name: '登记员', roles: ['registrar'], organisation: 'cluster' }
const recorded = {
  event: { type: 'Happened' },
  eventId: 'thing-1@3',
  type: 'seedline.thing.v1.Happened',
  stream: 'thing-1',
  id: '1',
  version: 3,
  recordedAt: instant('2026-11-23T04:00:00.000Z'),
  decidedAt: instant('2026-11-23T03:59:59.000Z'),
  actor,
  commandId: 'c-1',
  traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
}

describe('A recorded event', () => {
  test('has the envelope that it travels in', () => {
    expect(metaOf(recorded, 'thing')).toEqual({
      id: 'thing-1@3',
      type: 'seedline.thing.v1.Happened',
      source: '/seedline/thing',
      subject: '1',
      stream: 'thing-1',
      version: 3,
      time: recorded.recordedAt,
      actor,
      commandId: 'c-1',
      traceparent: recorded.traceparent,
    })
  })

  test('tells who recorded it, when, and within which trace', () => {
    expect(recordingToProto(recordingOf(metaOf(recorded, 'thing')))).toEqual({
      eventId: 'thing-1@3',
      eventType: 'seedline.thing.v1.Happened',
      version: 3,
      recordedAt: recorded.recordedAt,
      recordedBy: { ...actor, onBehalfOf: '' },
      traceId: '0af7651916cd43dd8448eb211c80319c',
    })
  })

  test('of a process tells for whom, and one that was not traced names no trace', () => {
    const { traceparent: _, ...untraced } = recorded
    const carriedOn = { ...untraced, actor: { ...actor, onBehalfOf: 'u-2' } }
    expect(recordingToProto(recordingOf(metaOf(carriedOn, 'thing')))).toMatchObject({
      recordedBy: { subject: 'u-1', onBehalfOf: 'u-2' },
      traceId: '',
    })
  })

  test('is one line of a history, with the day on which it happened where it has one', () => {
    const meta = metaOf(recorded, 'thing')
    const line = { occurredOn: localDate('2026-11-01'), json: '{"a":1}', reason: 'misread' }
    expect(historyEntry(meta, line)).toEqual({
      recording: recordingToProto(recordingOf(meta)),
      occurredOn: '2026-11-01',
      detailsJson: '{"a":1}',
      reason: 'misread',
      reversedBy: '',
    })
    expect(historyEntry(meta, { ...line, occurredOn: undefined }).occurredOn).toBe('')
  })
})
