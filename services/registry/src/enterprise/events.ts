import {
  date,
  evidence,
  evidences,
  grouped,
  id,
  optional,
  provenance,
  recordedText,
} from '@seedline/contracts/kinds'
import { profile, profileChanges } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/enterprise_events'
import { type ChangeOf, type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'

const enterpriseId = id('Enterprise')

const names = {
  nameZh: optional(recordedText, ''),
  nameEn: optional(recordedText, ''),
  evidence: evidences(50),
  provenance: optional(provenance, null),
}

/** The events of an enterprise, once: their type, their bytes, their JSON and when they happened. */
export const enterpriseEvents = eventsOf('seedline.registry.v1', {
  EnterpriseRegistered: event(messages.EnterpriseRegistered, { enterpriseId, ...profile }),
  EnterpriseCorrected: event(messages.EnterpriseCorrected, {
    enterpriseId,
    reason: recordedText,
    /** null clears what proved wrong without a better value; the evidence is never given without a code. */
    changes: grouped({ ...profileChanges, checkDigitOverride: optional(evidence) }),
  }),
  EnterpriseClosed: event(
    messages.EnterpriseClosed,
    { enterpriseId, closedOn: date, reason: recordedText, evidence: evidences() },
    { on: 'closedOn' },
  ),
  EnterpriseRenamed: event(
    messages.EnterpriseRenamed,
    { enterpriseId, renamedOn: date, ...names },
    { on: 'renamedOn' },
  ),
  FormerNameRecorded: event(
    messages.FormerNameRecorded,
    { enterpriseId, until: date, ...names },
    { on: 'until' },
  ),
  FormerNameWithdrawn: event(messages.FormerNameWithdrawn, {
    enterpriseId,
    until: date,
    reason: recordedText,
  }),
})

export type EnterpriseEvent = EventOf<typeof enterpriseEvents>

/** Those that folds have to know. */
export type EnterpriseChange = ChangeOf<typeof enterpriseEvents>
export type EnterpriseRegistered = Named<EnterpriseEvent, 'EnterpriseRegistered'>
export type EnterpriseCorrected = Named<EnterpriseEvent, 'EnterpriseCorrected'>
export type EnterpriseRenamed = Named<EnterpriseEvent, 'EnterpriseRenamed'>
export type EnterpriseClosed = Named<EnterpriseEvent, 'EnterpriseClosed'>

/** Who an enterprise is. */
export type Profile = Omit<EnterpriseRegistered, 'type' | 'enterpriseId'>

/** What a correction changes, and nothing else. */
export type ProfileChanges = EnterpriseCorrected['changes']
