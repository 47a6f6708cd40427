import { describe, expect, test } from '@jest/globals'
import { deliveries, eventMessages, foldView } from '@seedline/testing'
import { begun, ended, lapsed, noticed, rightSeen, watchId } from '../../testing/watch-samples.ts'
import { type WatchEvent, watchEvents } from '../../watch/events.ts'
import { watchView } from './view.ts'

const of = { service: 'credit', aggregate: 'watch', id: watchId }
const messages = (events: readonly WatchEvent[]) =>
  eventMessages(of, events.map(watchEvents.codec.encode))
const folded = (...events: readonly WatchEvent[]) =>
  foldView(watchView, messages(events)).get(watchId)

const now = rightSeen(3, 'ineligible')
const before = { seenVersion: 2, said: 'indeterminate' }

describe('A watch', () => {
  test('is found by the rights that it has looked at', () => {
    const first = folded(begun())
    expect(first).toMatchObject({ ended: false, whole: false, rightIds: [rightSeen(2).id] })
    const other = { ...rightSeen(1), id: 'another' }
    const seen = folded(begun({ ipRightId: '' }), noticed(other, { seenVersion: 0, said: '' }))
    expect(seen).toMatchObject({ whole: true, rightIds: [rightSeen(2).id, 'another'] })
  })

  test('says how everything was when it was last looked at', () => {
    const seen = folded(begun(), noticed(now, before, lapsed(3)))?.seen
    expect(seen).toContainEqual({
      kind: 'WATCHED_KIND_IP_RIGHT',
      id: now.id,
      version: 3,
      says: 'ineligible',
    })
    expect(seen).toHaveLength(3)
  })

  test('says that and why it has ended, and begins anew', () => {
    expect(folded(begun(), ended('consent-gone'))).toMatchObject({
      ended: true,
      status: 'WATCH_STATUS_ENDED',
      ending: 'WATCH_ENDING_CONSENT_GONE',
      endedOn: '2026-01-20',
    })
    expect(folded(begun(), ended(), begun())).toMatchObject({ ended: false, endedOn: '' })
  })

  test('is the same however often and in whatever order its events come', () => {
    const all = messages([begun(), noticed(now, before, lapsed(3)), ended(), begun()])
    const whole = foldView(watchView, all)
    for (const { messages: given } of deliveries(all))
      expect(foldView(watchView, given)).toEqual(whole)
  })
})
