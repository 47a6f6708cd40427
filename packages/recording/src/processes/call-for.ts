import type { Actor, CommandCall } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { deriveId, type Instant, laterOf } from '@seedline/values'
import type { Handling } from './process.ts'

/** A process names itself in what it records, and for whom it carries on. */
export interface ProcessName {
  /** The service that it belongs to, such as fund. */
  readonly service: string
  /** Unique within its service, and kept for good: the ids of its commands derive from it. */
  readonly id: string
  /** As people read it, in Chinese and in English. */
  readonly title: string
}

/**
 * The call by which a process gives a command, under an id derived from the event's. Anybody can derive that id: what a
 * person recorded under it is never taken for what the process would have recorded.
 */
export const callFor = (
  name: ProcessName,
  message: EventMessage,
  at: Instant,
  { traceparent, deadline }: Handling,
): CommandCall => ({
  context: {
    commandId: deriveId('Command', name.id, message.id),
    actor: actorFor(name, message.actor),
    // A clock behind that of who recorded it must not find its date in the future, and refuse for good.
    at: laterOf(at, message.time),
    requestHash: `process:${name.service}/${name.id}`,
    ...(traceparent !== undefined && { traceparent }),
  },
  expectedVersion: 0,
  deadline,
})

/**
 * Who records what a process does: it carries on what somebody else commanded, and says for whom. It acts for that
 * person's organisation: what it records belongs there, as what the person would have recorded.
 */
export const actorFor = ({ service, id, title }: ProcessName, of: Actor): Actor => ({
  subject: `process:${service}/${id}`,
  name: title,
  roles: [],
  organisation: of.organisation,
  onBehalfOf: of.onBehalfOf ?? of.subject,
})
