import {
  type DomainOf,
  date,
  evidences,
  flag,
  grouped,
  id,
  object,
  optional,
  provenance,
  recordedText,
  rung,
} from '@seedline/contracts/kinds'
import * as messages from '@seedline/contracts/registry/v1/stage_record_events'
import { type ChangeOf, type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type RungId = Id<'Rung'>

const enterpriseId = id('Enterprise')
const rungId = id('Rung')
const reason = recordedText
const evidence = evidences()

/** The closed round that a rung stands for. */
const round = object(messages.RoundOrigin, {
  fundId: recordedText,
  dealId: recordedText,
  /** The RoundClosed event. */
  eventId: recordedText,
  /** The trace that made it; empty when it was not traced. */
  traceId: recordedText,
})

/** The events of a ladder, once: their type, their bytes, their JSON and when they happened. */
export const stageRecordEvents = eventsOf('seedline.registry.v1', {
  StageReached: event(
    messages.StageReached,
    {
      enterpriseId,
      rungId,
      rung,
      reachedOn: date,
      evidence,
      /** Why the rung stands before one already recorded; empty when in order. */
      outOfOrderReason: recordedText,
      round: optional(round, null),
      provenance: optional(provenance, null),
    },
    { on: 'reachedOn' },
  ),
  StageCorrected: event(
    messages.StageCorrected,
    {
      enterpriseId,
      rungId,
      reason,
      changes: grouped({
        rung: optional(rung),
        reachedOn: optional(date),
        /** Replaces all that there was. */
        evidence: optional(evidence),
        /** A closed round that turned out to be the one this rung stands for, or a later closing of it. */
        round: optional(round),
      }),
      /** When that round closed; a correction of what was written bears no day of its own. */
      closedOn: optional(date),
    },
    { on: 'closedOn' },
  ),
  StageWithdrawn: event(messages.StageWithdrawn, { enterpriseId, rungId, reason }),
  // It bears the day of what it takes back: as of no day was that there, while what was known until now stays.
  StageRoundReversed: event(
    messages.StageRoundReversed,
    {
      enterpriseId,
      /** The rung that stood for the round; undefined: none stood yet, and its closing brings none any more. */
      rungId: optional(rungId),
      reason,
      round,
      /** One that people recorded or corrected, or that stands for another round too, stays. */
      rungWithdrawn: flag('Whether the rung is taken back with it.'),
      closedOn: date,
    },
    { on: 'closedOn' },
  ),
})

export type StageRecordEvent = EventOf<typeof stageRecordEvents>
export type StageRecordChange = ChangeOf<typeof stageRecordEvents>
export type StageReached = Named<StageRecordEvent, 'StageReached'>
export type StageCorrected = Named<StageRecordEvent, 'StageCorrected'>
export type StageWithdrawn = Named<StageRecordEvent, 'StageWithdrawn'>
export type StageRoundReversed = Named<StageRecordEvent, 'StageRoundReversed'>
export type RoundOrigin = DomainOf<typeof round>

/** What a correction changes, and nothing else. */
export type StageChanges = StageCorrected['changes']
