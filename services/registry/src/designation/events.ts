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
} from '@seedline/contracts/kinds'
import { designationKind, designationLevel } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/designation_events'
import { type ChangeOf, type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type DesignationId = Id<'Designation'>
export type DesignationKind = (typeof designationKind.names)[number]
export type DesignationLevel = (typeof designationLevel.names)[number]

const enterpriseId = id('Enterprise')
const designationId = id('Designation')
const evidence = evidences(10)

const term = {
  enterpriseId,
  designationId,
  kind: designationKind,
  level: designationLevel,
  certificateNumber: recordedText,
  validFrom: date,
  /** null: no end was set. */
  validTo: optional(date, null),
  batch: recordedText,
  authority: recordedText,
  evidence,
  provenance: optional(provenance, null),
}

/** The events of an enterprise's designations, once: their type, their bytes, their JSON and when they happened. */
export const designationEvents = eventsOf('seedline.registry.v1', {
  DesignationGranted: event(messages.DesignationGranted, term, { on: 'validFrom' }),
  DesignationRenewed: event(
    messages.DesignationRenewed,
    { ...term, renewedId: designationId },
    { on: 'validFrom' },
  ),
  DesignationRevoked: event(
    messages.DesignationRevoked,
    { enterpriseId, designationId, revokedOn: date, reason: recordedText, evidence },
    { on: 'revokedOn' },
  ),
  DesignationCorrected: event(messages.DesignationCorrected, {
    enterpriseId,
    designationId,
    reason: recordedText,
    changes: grouped({
      certificateNumber: changed(recordedText, ''),
      validFrom: optional(date),
      /** null: no end was set. */
      validTo: changed(date),
      batch: changed(recordedText, ''),
      authority: optional(recordedText),
      /** Replaces all that there was. */
      evidence: optional(optionalList(evidence)),
    }),
  }),
  DesignationReversed: event(messages.DesignationReversed, {
    enterpriseId,
    designationId,
    reason: recordedText,
  }),
  DesignationRevocationReversed: event(messages.DesignationRevocationReversed, {
    enterpriseId,
    designationId,
    reason: recordedText,
  }),
})

export type DesignationEvent = EventOf<typeof designationEvents>
export type DesignationChange = ChangeOf<typeof designationEvents>
export type DesignationGranted = Named<DesignationEvent, 'DesignationGranted'>
export type DesignationRenewed = Named<DesignationEvent, 'DesignationRenewed'>
export type DesignationCorrected = Named<DesignationEvent, 'DesignationCorrected'>

/** What a correction changes, and nothing else. */
export type TermChanges = DesignationCorrected['changes']
