import * as messages from '@seedline/contracts/credit/v1/alert_events'
import { date, id, optional, recordedText, streamVersion, uscc } from '@seedline/contracts/kinds'
import { ipFamily } from '@seedline/contracts/operations'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import { deriveId, type Id, organisationOf } from '@seedline/values'
import { type WatchedFact, watchedChanges, watchedFact } from '../watch/events.ts'

export type AlertId = Id<'Alert'>

const alertId = id('Alert')

/** What happens to an alert: it is raised, and somebody of the bank acknowledges it. */
export const alertEvents = eventsOf('seedline.credit.v1', {
  AlertRaised: event(
    messages.AlertRaised,
    {
      alertId,
      watchId: id('Watch'),
      bank: recordedText,
      enterpriseId: id('Enterprise'),
      uscc,
      family: optional(ipFamily),
      number: recordedText,
      pledgeId: optional(id('Pledge'), ''),
      fact: watchedFact,
      seenVersion: streamVersion,
      said: recordedText,
      changes: watchedChanges,
      raisedOn: date,
    },
    { on: 'raisedOn' },
  ),
  AlertAcknowledged: event(
    messages.AlertAcknowledged,
    { alertId, acknowledgedBy: recordedText, note: recordedText, acknowledgedOn: date },
    { on: 'acknowledgedOn' },
  ),
})

export type AlertEvent = EventOf<typeof alertEvents>
export type AlertRaised = Named<AlertEvent, 'AlertRaised'>

/** A bank is told once of each version of a fact, for however many reasons it watches it. */
export const alertIdOf = (bank: string, { kind, id: of, version }: WatchedFact): AlertId =>
  deriveId('Alert', organisationOf(bank), kind, of, String(version))
