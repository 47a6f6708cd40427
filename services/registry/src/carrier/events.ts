import {
  changed,
  date,
  evidences,
  grouped,
  id,
  optional,
  optionalList,
  provenance,
  recordedText,
  streamVersion,
} from '@seedline/contracts/kinds'
import {
  carrierEnding,
  carrierFields,
  carrierHosts,
  carrierKind,
  designationLevel,
} from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/carrier_events'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type CarrierId = Id<'Carrier'>
export type CarrierKind = (typeof carrierKind.names)[number]
export type CarrierLevel = (typeof designationLevel.names)[number]
export type CarrierEnding = (typeof carrierEnding.names)[number]

const carrierId = id('Carrier')
const evidence = evidences(10)

const recognition = {
  level: designationLevel,
  authority: recordedText,
  documentNumber: recordedText,
  recognisedOn: date,
  /** null: no end was set. */
  validTo: optional(date, null),
  evidence,
  provenance: optional(provenance, null),
}

/** The events of a carrier, once: their type, their bytes, their JSON and when they happened. What was wrong bears no day. */
export const carrierEvents = eventsOf('seedline.registry.v1', {
  CarrierRecorded: event(
    messages.CarrierRecorded,
    {
      carrierId,
      kind: carrierKind,
      nameZh: recordedText,
      nameEn: recordedText,
      hosts: carrierHosts,
      district: optional(recordedText, null),
      fields: carrierFields,
      ...recognition,
    },
    { on: 'recognisedOn' },
  ),
  CarrierRecognised: event(
    messages.CarrierRecognised,
    { carrierId, ...recognition },
    { on: 'recognisedOn' },
  ),
  CarrierCorrected: event(messages.CarrierCorrected, {
    carrierId,
    reason: recordedText,
    /** The event that told of the recognition that was wrong; 0: none was. */
    recognition: streamVersion,
    changes: grouped({
      nameEn: changed(recordedText, ''),
      /** Replaces all that there were. */
      hosts: optional(optionalList(carrierHosts)),
      district: changed(recordedText),
      /** Replaces all that there were. */
      fields: optional(optionalList(carrierFields)),
      level: optional(designationLevel),
      authority: optional(recordedText),
      documentNumber: changed(recordedText, ''),
      recognisedOn: optional(date),
      /** null: no end was set. */
      validTo: changed(date),
    }),
    evidence,
  }),
  CarrierClosed: event(
    messages.CarrierClosed,
    { carrierId, ending: carrierEnding, closedOn: date, reason: recordedText, evidence },
    { on: 'closedOn' },
  ),
  CarrierEntryReversed: event(messages.CarrierEntryReversed, {
    carrierId,
    entry: streamVersion,
    reason: recordedText,
  }),
  CarrierReversed: event(messages.CarrierReversed, { carrierId, reason: recordedText }),
})

export type CarrierEvent = EventOf<typeof carrierEvents>
export type CarrierRecorded = Named<CarrierEvent, 'CarrierRecorded'>
export type CarrierRecognised = Named<CarrierEvent, 'CarrierRecognised'>
export type CarrierCorrected = Named<CarrierEvent, 'CarrierCorrected'>
export type CarrierHost = CarrierRecorded['hosts'][number]

/** What a correction changes, and nothing else. */
export type CarrierChanges = CarrierCorrected['changes']
