import type { Actor, CommandCall } from '@seedline/event-store'
import { type Instant, systemClock } from '@seedline/values'

interface CallChange {
  readonly expectedVersion?: number
  readonly requestHash?: string
  readonly at?: Instant
}

/** Calls by one actor, at one time unless told; the command id is given so that it can be repeated. */
export const commandCalls =
  (actor: Actor, usually: Instant) =>
  (
    commandId: string,
    { expectedVersion = 0, requestHash, at = usually }: CallChange = {},
  ): CommandCall => ({
    context: {
      commandId,
      actor,
      at,
      traceparent: '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01',
      ...(requestHash !== undefined && { requestHash }),
    },
    expectedVersion,
    deadline: new Date(Date.parse(systemClock()) + 5000),
  })
