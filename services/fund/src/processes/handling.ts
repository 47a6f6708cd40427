import type { Actor, CommandCall } from '@seedline/event-store'
import { type EventMessage, UnreadableEvent } from '@seedline/messaging'
import { deriveId, type Instant } from '@seedline/values'

/** How a message is being handled. */
export interface Handling {
  readonly traceparent?: string
  readonly deadline: Date
}

/** What a process does with a message; deliveries repeat, so it must bear repetition. */
export type Process = (message: EventMessage, handling: Handling) => Promise<void>

/** A process names itself in what it records, and for whom it carries on. */
export interface ProcessName {
  readonly id: string
  readonly title: string
}

/** The call by which a process gives a command, under an id derived from the event's. */
export const callFor = (
  { id, title }: ProcessName,
  message: EventMessage,
  at: Instant,
  { traceparent, deadline }: Handling,
): CommandCall => ({
  context: {
    commandId: deriveId('Command', id, message.id),
    actor: actorFor({ id, title }, message.actor),
    at,
    ...(traceparent !== undefined && { traceparent }),
  },
  expectedVersion: 0,
  deadline,
})

export const actorFor = ({ id, title }: ProcessName, of: Actor): Actor => ({
  subject: `process:fund/${id}`,
  name: title,
  roles: [],
  organisation: 'seedline',
  onBehalfOf: of.onBehalfOf ?? of.subject,
})

/** The event of a message. @throws UnreadableEvent, so that it is parked at once */
export function eventOf<E>(
  { type, data }: EventMessage,
  decode: (type: string, data: Uint8Array) => E,
): E {
  try {
    return decode(type, data)
  } catch (cause) {
    throw new UnreadableEvent(`The bytes are no ${type}`, { cause })
  }
}
