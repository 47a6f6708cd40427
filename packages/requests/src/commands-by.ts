import { createHash } from 'node:crypto'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import type { CommandCall, Outcome } from '@seedline/event-store'
import type { Call } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { Commanded } from './read-command.ts'

/** A message of the contracts, as far as it is needed to know a request again. */
interface MessageOf<R> {
  encode(request: R): { finish(): Uint8Array }
}

/**
 * Makes handlers of RPCs that give a command: each reads its request once, runs the use case in the
 * caller's name and trace and within the deadline, and answers with the outcome. The request's
 * bytes are digested, so that its command id is refused to another request.
 */
export const commandsBy =
  (clock: Clock) =>
  <R, C>(
    message: MessageOf<R>,
    read: (request: R) => Commanded<C>,
    run: (command: C, call: CommandCall, asking: Call) => Promise<Outcome>,
  ) =>
  async (request: R, asking: Call): Promise<CommandOutcome> => {
    const { command, commandId, expectedVersion } = read(request)
    const { actor, deadline, traceparent } = asking
    const context = {
      commandId,
      actor,
      at: clock(),
      requestHash: digestOf(message.encode(request).finish()),
      ...(traceparent !== undefined && { traceparent }),
    }
    return toProto(await run(command, { context, expectedVersion, deadline }, asking))
  }

const digestOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex')

const toProto = (outcome: Outcome): CommandOutcome => ({
  id: outcome.id,
  version: outcome.version,
  eventIds: outcome.eventIds,
  repeatedCommand: outcome.repeated,
  traceId: outcome.traceId,
})
