import { createHash } from 'node:crypto'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import type { CommandCall, Outcome } from '@seedline/event-store'
import type { Call } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'

/** What a use case must know of the call, with a digest by which a repeated request is recognised. */
export function commandCallOf(
  call: Call,
  { commandId, expectedVersion }: { readonly commandId: string; readonly expectedVersion: number },
  requestBytes: Uint8Array,
  clock: Clock,
): CommandCall {
  return {
    context: {
      commandId,
      actor: call.actor,
      at: clock(),
      requestHash: createHash('sha256').update(requestBytes).digest('hex'),
      ...(call.traceparent !== undefined && { traceparent: call.traceparent }),
    },
    expectedVersion,
    deadline: call.deadline,
  }
}

export const outcomeToProto = (outcome: Outcome): CommandOutcome => ({
  id: outcome.id,
  version: outcome.version,
  eventIds: outcome.eventIds,
  repeatedCommand: outcome.repeated,
  traceId: outcome.traceId,
})
