import { describe, expect, test } from '@jest/globals'
import { DealDeclined, DueDiligenceStarted } from '@seedline/contracts/fund/v1/deal_events'
import { date, id, recordedText } from '@seedline/contracts/kinds'
import { deriveId, localDate } from '@seedline/values'
import { type ChangeOf, type EventOf, event, eventsOf } from './events-of.ts'

const dealId = id('Deal')
const events = eventsOf('seedline.fund.v1', {
  DueDiligenceStarted: event(
    DueDiligenceStarted,
    { dealId, startedOn: date },
    { on: 'startedOn', changes: 'nothing' },
  ),
  DealDeclined: event(
    DealDeclined,
    { dealId, declinedOn: date, reason: recordedText },
    { on: 'declinedOn' },
  ),
})
type Event = EventOf<typeof events>

const of = { dealId: deriveId('Deal', 'one') }
const on = localDate('2026-01-05')
const noted: Event = { type: 'DueDiligenceStarted', ...of, startedOn: on }
const declined: Event = { type: 'DealDeclined', ...of, declinedOn: on, reason: 'x' }

// Compiles only while the fold has to know nothing but what changes something.
function reasonAfter(before: string, given: Event): string {
  if (!events.changes(given)) return before
  const change: ChangeOf<typeof events> = given
  switch (change.type) {
    case 'DealDeclined':
      return change.reason
    default:
      return change.type satisfies never
  }
}

describe('An event that changes nothing', () => {
  test('is passed over by folds, which need no case for it', () => {
    expect([noted, declined, noted].reduce(reasonAfter, '')).toBe('x')
  })

  test('is recorded, dated and told as any other', () => {
    const { type, data } = events.codec.encode(noted)
    expect(events.codec.decode(type, data)).toEqual(noted)
    expect(events.occurredOn(noted)).toBe(on)
    expect(JSON.parse(events.json(noted))).toEqual({ ...of, startedOn: on })
  })

  test('is none of another table: a fold of several asks each of them', () => {
    expect(events.changes({ type: 'FundOpened' })).toBe(true)
    expect(events.changes({ type: 'toString' })).toBe(true)
  })
})
