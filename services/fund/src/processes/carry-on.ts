import type { CommandCall, EventStore } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import { actorFor, type Process, type ProcessName } from '@seedline/recording/processes'
import { type Clock, laterOf } from '@seedline/values'
import { isFinal } from '../use-cases/is-final.ts'

/** Whoever began something gets so long to finish it himself. */
export const patienceMs = 2_000

export interface CarryingOn {
  readonly store: EventStore
  readonly clock: Clock
  readonly wait: (ms: number) => Promise<void>
}

/** What its first step has recorded, so that a command can be finished when its process died in between. */
export interface Begun {
  readonly commandId: string
  /** Of the deal that its second step is recorded on. */
  readonly expectedVersion: number
  finish(store: EventStore, call: CommandCall): Promise<unknown>
  /** Where it was refused for good. */
  giveBack(store: EventStore, call: CommandCall): Promise<void>
}

/**
 * Finishes commands of two steps whose process died between them: under the command's own id, so that nothing happens
 * where the second step was recorded; and where that is refused for good, the first is given back.
 */
export const carryingOnAs =
  (
    name: ProcessName,
    begunBy: (message: EventMessage) => Begun | undefined,
  ): ((parts: CarryingOn) => Process) =>
  ({ store, clock, wait }) =>
  async (message, { traceparent, deadline }) => {
    const begun = begunBy(message)
    if (begun === undefined) return
    // Bounded, whatever the clocks of two machines say of each other.
    const age = Date.parse(clock()) - Date.parse(message.time)
    await wait(Math.min(Math.max(patienceMs - age, 0), patienceMs))
    const call: CommandCall = {
      context: {
        commandId: begun.commandId,
        actor: actorFor(name, message.actor),
        // Decided now, not when it was begun; but a clock behind must not find its date in the future and refuse for good.
        at: laterOf(clock(), message.time),
        ...(traceparent !== undefined && { traceparent }),
      },
      expectedVersion: begun.expectedVersion,
      deadline,
    }
    try {
      await begun.finish(store, call)
    } catch (error) {
      if (!isFinal(error)) throw error
      await begun.giveBack(store, call)
    }
  }
