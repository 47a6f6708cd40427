import type { Alert } from '@seedline/contracts/credit/v1/alert_service'
import { alertStatus } from '@seedline/contracts/operations'
import { topicNames } from '@seedline/contracts/topics'
import type { EventMeta, View } from '@seedline/views'
import { type AlertEvent, alertEvents } from '../../alert/events.ts'

/** An alert as it is answered. */
export type AlertDocument = Omit<Alert, 'raisedAt'> & { readonly raisedAt: string }

/** The document after an event. Pure. */
export function evolve(
  before: AlertDocument | undefined,
  event: AlertEvent,
  meta: EventMeta,
): AlertDocument {
  switch (event.type) {
    case 'AlertRaised':
      return {
        ...alertEvents.toProto(event),
        version: meta.version,
        status: alertStatus.toProto('open'),
        raisedAt: meta.time,
        acknowledgedBy: '',
        acknowledgedOn: '',
        note: '',
      }
    case 'AlertAcknowledged': {
      if (before === undefined) throw new Error(`Stream ${meta.stream} begins with ${meta.type}`)
      const { acknowledgedBy, acknowledgedOn, note } = event
      const status = alertStatus.toProto('acknowledged')
      return { ...before, version: meta.version, status, acknowledgedBy, acknowledgedOn, note }
    }
    default:
      return event satisfies never
  }
}

/** One document for each alert. */
export const alertView: View<AlertDocument, AlertEvent> = {
  name: 'alert',
  topics: [topicNames.credit.alert],
  decode: alertEvents.codec.decode,
  keyOf: (event) => event.alertId,
  evolve,
  indexes: [
    { fields: { bank: 1, raisedAt: -1 } },
    { fields: { bank: 1, status: 1, raisedAt: -1 } },
  ],
  foldVersion: 1,
}
