import { eventOf, type ProcessName } from '@seedline/recording/processes'
import { fundEvents } from '../fund/events.ts'
import { approveReserved, cancelReservation } from '../use-cases/approve-reserved.ts'
import { carryingOnAs } from './carry-on.ts'

export const carryingOn: ProcessName = {
  service: 'fund',
  id: 'carry-on-approvals',
  title: '系统：继续未完成的批准 / System: an approval carried on',
}

/** Approvals that died between reserving the capital and recording the approval. */
export const carryOnApprovals = carryingOnAs(carryingOn, (message) => {
  const event = eventOf(message, fundEvents.codec.decode)
  if (event.type !== 'CapitalReserved') return undefined
  const { fundId, dealId, amount, reservedOn, evidence } = event
  const approval = { fundId, dealId, approvedAmount: amount, approvedOn: reservedOn, evidence }
  return {
    commandId: event.approvalCommandId,
    expectedVersion: event.expectedDealVersion,
    finish: (store, call) => approveReserved(store, approval, call),
    giveBack: (store, call) => cancelReservation(store, event, call),
  }
})
