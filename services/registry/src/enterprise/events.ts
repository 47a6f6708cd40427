import {
  date,
  evidence,
  evidences,
  grouped,
  id,
  list,
  object,
  optional,
  provenance,
  recordedText,
  streamVersion,
  uscc,
} from '@seedline/contracts/kinds'
import { profile, profileChanges } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/enterprise_events'
import { type ChangeOf, type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

/** One merging of two records; it is taken back, or not carried out, by the same. */
export type MergeId = Id<'Merge'>

const enterpriseId = id('Enterprise')

const names = {
  nameZh: optional(recordedText, ''),
  nameEn: optional(recordedText, ''),
  evidence: evidences(50),
  provenance: optional(provenance, null),
}

const merge = { mergeId: id('Merge'), reason: recordedText }
const borneName = object(messages.BorneName, {
  nameZh: optional(recordedText, ''),
  nameEn: optional(recordedText, ''),
})
/** The present names and as many former ones as there may be. */
const borneNamesMax = 21

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
  DuplicateTakenIn: event(messages.DuplicateTakenIn, {
    enterpriseId,
    duplicateId: enterpriseId,
    duplicateVersion: streamVersion,
    mergeCommandId: recordedText,
    names: list(borneName, { max: borneNamesMax }),
    uscc: optional(uscc, null),
    ...merge,
    evidence: evidences(50),
  }),
  EnterpriseMerged: event(messages.EnterpriseMerged, {
    enterpriseId,
    survivorId: enterpriseId,
    ...merge,
    evidence: evidences(50),
  }),
  EnterpriseMergeReversed: event(messages.EnterpriseMergeReversed, {
    enterpriseId,
    survivorId: enterpriseId,
    ...merge,
  }),
  DuplicateLetGo: event(messages.DuplicateLetGo, {
    enterpriseId,
    duplicateId: enterpriseId,
    ...merge,
  }),
})

export type EnterpriseEvent = EventOf<typeof enterpriseEvents>

/** Those that folds have to know. */
export type EnterpriseChange = ChangeOf<typeof enterpriseEvents>
export type EnterpriseRegistered = Named<EnterpriseEvent, 'EnterpriseRegistered'>
export type EnterpriseCorrected = Named<EnterpriseEvent, 'EnterpriseCorrected'>
export type EnterpriseRenamed = Named<EnterpriseEvent, 'EnterpriseRenamed'>
export type EnterpriseClosed = Named<EnterpriseEvent, 'EnterpriseClosed'>
export type DuplicateTakenIn = Named<EnterpriseEvent, 'DuplicateTakenIn'>

/** Who an enterprise is. */
export type Profile = Omit<EnterpriseRegistered, 'type' | 'enterpriseId'>

/** What a correction changes, and nothing else. */
export type ProfileChanges = EnterpriseCorrected['changes']
