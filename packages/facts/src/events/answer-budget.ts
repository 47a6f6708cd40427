import type { Actor, AnswerBudget, EncodedEvent } from '@seedline/event-store'
import type { EventTable } from './events-of.ts'

/** A history says an event's reason beside its details. */
const longestReason = 8 * 1024

/** Ids, times, types and what a message takes around each of its parts. */
const around = 512

/**
 * The budget of an aggregate whose events are told whole, as their JSON, in one history. `besides` says what that answer
 * holds beside it: the reason, or the event's own fields once more.
 */
export const toldWhole = (
  events: Pick<EventTable<never>, 'jsonOf'>,
  mostBytes: number,
  besides: 'reason' | 'fields' = 'reason',
): AnswerBudget => ({
  mostBytes,
  bytesOf(event, actor) {
    const fields = event.data.length
    const beside = besides === 'fields' ? fields : Math.min(fields, longestReason)
    return Buffer.byteLength(events.jsonOf(event)) + beside + actorBytes(actor) + around
  },
})

/** The budget of an aggregate of whose events these types alone lengthen its answer, by their fields. */
export const toldOf = (types: readonly string[], mostBytes: number): AnswerBudget => ({
  mostBytes,
  bytesOf: ({ type, data }: EncodedEvent) => (types.includes(type) ? data.length + around : 0),
})

const actorBytes = ({ subject, name, roles, organisation, onBehalfOf = '' }: Actor): number =>
  [subject, name, organisation, onBehalfOf, ...roles].reduce(
    (sum, text) => sum + Buffer.byteLength(text) + 8,
    0,
  )
