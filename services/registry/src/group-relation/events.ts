import {
  date,
  evidences,
  id,
  optional,
  provenance,
  quantity,
  recordedText,
} from '@seedline/contracts/kinds'
import { relatedParty, relationKind } from '@seedline/contracts/operations'
import * as messages from '@seedline/contracts/registry/v1/group_relation_events'
import { type EventOf, event, eventsOf, type Named } from '@seedline/facts/events'
import type { Id } from '@seedline/values'

export type RelationFactId = Id<'RelationFact'>

const fact = { enterpriseId: id('Enterprise'), factId: id('RelationFact') }

/** The events of an enterprise's group relations, once: their type, their bytes, their JSON and when they happened. */
export const groupRelationEvents = eventsOf('seedline.registry.v1', {
  RelationStated: event(
    messages.RelationStated,
    {
      ...fact,
      kind: relationKind,
      party: relatedParty,
      sharePercent: optional(quantity, null),
      since: date,
      endedOn: optional(date, null),
      evidence: evidences(50),
      provenance: optional(provenance, null),
    },
    { on: 'since' },
  ),
  RelationEnded: event(
    messages.RelationEnded,
    { ...fact, endedOn: date, evidence: evidences(50) },
    { on: 'endedOn' },
  ),
  RelationWithdrawn: event(messages.RelationWithdrawn, { ...fact, reason: recordedText }),
})

export type GroupRelationEvent = EventOf<typeof groupRelationEvents>
export type RelationStated = Named<GroupRelationEvent, 'RelationStated'>
export type Party = RelationStated['party']
