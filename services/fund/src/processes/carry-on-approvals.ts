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
import { type CapitalReserved, fundEvents } from '../fund/events.ts'
import { approveReserved, cancelReservation, isFinal } from '../use-cases/approve-reserved.ts'

export const carryingOn: ProcessName = {
  service: 'fund',
  id: 'carry-on-approvals',
  title: '系统：继续未完成的批准 / System: an approval carried on',
}

/** Whoever reserved the capital gets so long to record the approval himself. */
export const patienceMs = 2_000

/**
 * Finishes approvals whose process died between reserving the capital and recording the approval:
 * under the approval's own command id, so that nothing happens where it was recorded; and where the
 * deal refuses it for good, the capital is given back.
 */
export const carryOnApprovals =
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
    const event = eventOf(message, fundEvents.codec.decode)
    if (event.type !== 'CapitalReserved') return
    // Bounded, whatever the clocks of two machines say of each other.
    const age = Date.parse(clock()) - Date.parse(message.time)
    await wait(Math.min(Math.max(patienceMs - age, 0), patienceMs))
    await carryOn(store, event, callOf(event, message, clock(), handling))
  }

async function carryOn(
  store: EventStore,
  event: CapitalReserved,
  call: CommandCall,
): Promise<void> {
  const { dealId, amount, reservedOn, evidence } = event
  try {
    await approveReserved(
      store,
      { dealId, approvedAmount: amount, approvedOn: reservedOn, evidence },
      call,
    )
  } catch (error) {
    if (!isFinal(error)) throw error
    await cancelReservation(store, event, call)
  }
}

// Decided now, not when it was begun; but a clock behind must not find its date in the future and refuse for good.
const callOf = (
  event: CapitalReserved,
  message: EventMessage,
  now: Instant,
  { traceparent, deadline }: Handling,
): CommandCall => ({
  context: {
    commandId: event.approvalCommandId,
    actor: actorFor(carryingOn, message.actor),
    at: now > message.time ? now : message.time,
    ...(traceparent !== undefined && { traceparent }),
  },
  expectedVersion: event.expectedDealVersion,
  deadline,
})
