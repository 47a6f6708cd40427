import type { EventMessage } from '@seedline/messaging'

/** How a message is being handled. */
export interface Handling {
  /** In the event's trace; it goes on with every command. */
  readonly traceparent?: string
  readonly deadline: Date
}

/** What a process does with a message; deliveries repeat, so it must bear repetition. */
export type Process = (message: EventMessage, handling: Handling) => Promise<void>
