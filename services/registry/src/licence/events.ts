import {
  date,
  evidences,
  id,
  money,
  optional,
  provenance,
  recordedText,
} from '@seedline/contracts/kinds'
import { office } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/licence_events'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type LicenceFactId = Id<'LicenceFact'>

const fact = { enterpriseId: id('Enterprise'), factId: id('LicenceFact') }
const from = { evidence: evidences(50), provenance: optional(provenance, null) }

/** The events of a licence, once: their type, their bytes, their JSON and when they happened. */
export const licenceEvents = eventsOf('seedline.registry.v1', {
  CapitalStated: event(
    messages.CapitalStated,
    {
      ...fact,
      statedOn: date,
      registered: optional(money, null),
      paidIn: optional(money, null),
      ...from,
    },
    { on: 'statedOn' },
  ),
  PersonAppointed: event(
    messages.PersonAppointed,
    {
      ...fact,
      appointedOn: date,
      name: recordedText,
      office,
      title: optional(recordedText, ''),
      endedOn: optional(date, null),
      ...from,
    },
    { on: 'appointedOn' },
  ),
  AppointmentEnded: event(
    messages.AppointmentEnded,
    { ...fact, endedOn: date, evidence: evidences(50) },
    { on: 'endedOn' },
  ),
  LicenceFactWithdrawn: event(messages.LicenceFactWithdrawn, { ...fact, reason: recordedText }),
})

export type LicenceEvent = EventOf<typeof licenceEvents>
export type CapitalStated = Named<LicenceEvent, 'CapitalStated'>
export type PersonAppointed = Named<LicenceEvent, 'PersonAppointed'>
