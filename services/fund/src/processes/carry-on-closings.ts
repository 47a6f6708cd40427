import type { CommandCall, EventStore } from '@seedline/event-store'
import type { EventMessage } from '@seedline/messaging'
import {
  actorFor,
  eventOf,
  type Handling,
  type Process,
  type ProcessName,
} from '@seedline/recording/processes'
import type { Clock, Instant } from '@seedline/values'
import { capTableEvents, type RoundReserved } from '../cap-table/events.ts'
import { isFinal } from '../use-cases/approve-reserved.ts'
import { closeReserved, releaseRound } from '../use-cases/close-reserved.ts'
import { patienceMs } from './carry-on-approvals.ts'

export const carryingOnClosings: ProcessName = {
  service: 'fund',
  id: 'carry-on-closings',
  title: '系统：继续未完成的交割 / System: a closing carried on',
}

/**
 * Finishes closings whose process died between keeping a place on the cap table and recording the closing: under the
 * closing's own command id, so that nothing happens where it was recorded; and where the deal refuses it for good, the
 * place is given back.
 */
export const carryOnClosings =
  ({
    store,
    clock,
    wait,
  }: {
    readonly store: EventStore
    readonly clock: Clock
    readonly wait: (ms: number) => Promise<void>
  }): Process =>
  async (message, handling) => {
    if (message.type !== capTableEvents.typeOf('RoundReserved')) return
    const event = eventOf(message, capTableEvents.codec.decode)
    if (event.type !== 'RoundReserved') return
    // Whoever began it gets so long to finish it; bounded, whatever the clocks of two machines say of each other.
    const age = Date.parse(clock()) - Date.parse(message.time)
    await wait(Math.min(Math.max(patienceMs - age, 0), patienceMs))
    await carryOn(store, event, callOf(event, message, clock(), handling))
  }

async function carryOn(
  store: EventStore,
  { closing }: RoundReserved,
  call: CommandCall,
): Promise<void> {
  try {
    await closeReserved(store, closing, call)
  } catch (error) {
    if (!isFinal(error)) throw error
    await releaseRound(store, closing, call)
  }
}

// Decided now, not when it was begun; but a clock behind must not find its date in the future and refuse for good.
const callOf = (
  { closingCommandId, expectedDealVersion }: RoundReserved,
  message: EventMessage,
  now: Instant,
  { traceparent, deadline }: Handling,
): CommandCall => ({
  context: {
    commandId: closingCommandId,
    actor: actorFor(carryingOnClosings, message.actor),
    at: now > message.time ? now : message.time,
    ...(traceparent !== undefined && { traceparent }),
  },
  expectedVersion: expectedDealVersion,
  deadline,
})
