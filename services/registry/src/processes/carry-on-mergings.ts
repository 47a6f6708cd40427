import type { CommandCall, EventStore } from '@seedline/event-store'
import { actorFor, eventOf, type Process, type ProcessName } from '@seedline/recording/processes'
import { type Clock, laterOf } from '@seedline/values'
import { enterpriseEvents } from '../enterprise/events.ts'
import { finishMerging, isRefusedForGood, letGo, notMerged } from '../use-cases/merge-enterprise.ts'

export const carryingOnMergings: ProcessName = {
  service: 'registry',
  id: 'carry-on-mergings',
  title: '系统：继续未完成的并入 / System: a merging carried on',
}

/** Whoever began a merging gets so long to finish it himself. */
export const patienceMs = 2_000

interface Parts {
  readonly store: EventStore
  readonly clock: Clock
  readonly wait: (ms: number) => Promise<void>
}

/**
 * Finishes mergings whose process died between the two streams: under the command's own id, so that nothing happens where
 * the second step was recorded. And lets go of what was merged no longer.
 */
export const carryOnMergings =
  ({ store, clock, wait }: Parts): Process =>
  async (message, { traceparent, deadline }) => {
    const event = eventOf(message, enterpriseEvents.codec.decode)
    if (event.type !== 'DuplicateTakenIn' && event.type !== 'EnterpriseMergeReversed') return
    // Bounded, whatever the clocks of two machines say of each other.
    const age = Date.parse(clock()) - Date.parse(message.time)
    await wait(Math.min(Math.max(patienceMs - age, 0), patienceMs))
    const callUnder = (commandId: string): CommandCall => ({
      context: {
        commandId,
        actor: actorFor(carryingOnMergings, message.actor),
        at: laterOf(clock(), message.time),
        ...(traceparent !== undefined && { traceparent }),
      },
      expectedVersion: 0,
      deadline,
    })
    if (event.type === 'EnterpriseMergeReversed') {
      const { enterpriseId: duplicateId, survivorId: enterpriseId, ...merge } = event
      await letGo(store, { ...merge, enterpriseId, duplicateId }, callUnder(merge.mergeId))
      return
    }
    await finishMerging(store, event, callUnder(event.mergeCommandId)).catch((error: unknown) => {
      // The survivor was told to let it go, or is now.
      if (!isRefusedForGood(error)) throw error
      return letGo(store, { ...event, reason: notMerged }, callUnder(event.mergeCommandId))
    })
  }
