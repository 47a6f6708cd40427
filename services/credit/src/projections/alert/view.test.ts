import { describe, expect, test } from '@jest/globals'
import { deliveries, eventMessages, foldView } from '@seedline/testing'
import { type AlertEvent, alertEvents } from '../../alert/events.ts'
import { alertId, raised, today } from '../../testing/watch-samples.ts'
import { alertView } from './view.ts'

const acknowledged: AlertEvent = {
  type: 'AlertAcknowledged',
  alertId,
  note: '已联系企业',
  acknowledgedBy: '信贷员',
  acknowledgedOn: today,
}
const of = { service: 'credit', aggregate: 'alert', id: alertId }
const messages = (events: readonly AlertEvent[]) =>
  eventMessages(of, events.map(alertEvents.codec.encode))

describe('An alert', () => {
  test('says what has changed, what was said before and what is now, and who has taken note', () => {
    const folded = (...events: readonly AlertEvent[]) =>
      foldView(alertView, messages(events)).get(alertId)
    expect(folded(raised)).toMatchObject({
      status: 'ALERT_STATUS_OPEN',
      said: 'indeterminate',
      fact: { says: 'ineligible', version: 3 },
      changes: [{ kind: 'WATCHED_CHANGE_KIND_ANNUITY_LAPSED', version: 3 }],
    })
    expect(folded(raised, acknowledged)).toMatchObject({
      status: 'ALERT_STATUS_ACKNOWLEDGED',
      acknowledgedBy: '信贷员',
      version: 2,
    })
  })

  test('is the same however often and in whatever order its events come', () => {
    const all = messages([raised, acknowledged])
    const whole = foldView(alertView, all)
    for (const { messages: given } of deliveries(all))
      expect(foldView(alertView, given)).toEqual(whole)
  })
})
