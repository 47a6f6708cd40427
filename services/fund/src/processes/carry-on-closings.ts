import { eventOf, type ProcessName } from '@seedline/recording/processes'
import { capTableEvents } from '../cap-table/events.ts'
import { closeReserved, releaseRound } from '../use-cases/close-reserved.ts'
import { carryingOnAs } from './carry-on.ts'

export const carryingOnClosings: ProcessName = {
  service: 'fund',
  id: 'carry-on-closings',
  title: '系统：继续未完成的交割 / System: a closing carried on',
}

/** Closings that died between keeping a place on the cap table and recording the closing. */
export const carryOnClosings = carryingOnAs(carryingOnClosings, (message) => {
  // A cap table tells much else, which need not be read.
  if (message.type !== capTableEvents.typeOf('RoundReserved')) return undefined
  const event = eventOf(message, capTableEvents.codec.decode)
  if (event.type !== 'RoundReserved') return undefined
  return {
    commandId: event.closingCommandId,
    expectedVersion: event.expectedDealVersion,
    finish: (store, call) => closeReserved(store, event.closing, call),
    giveBack: (store, call) => releaseRound(store, event.closing, call),
  }
})
