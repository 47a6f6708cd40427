import { eventOf, type ProcessName } from '@seedline/recording/processes'
import { fundEvents } from '../fund/events.ts'
import { keepInvestment, reverseInvested } from '../use-cases/reverse-invested.ts'
import { carryingOnAs } from './carry-on.ts'

export const carryingOnReversals: ProcessName = {
  service: 'fund',
  id: 'carry-on-reversals',
  title: '系统：继续未完成的冲销 / System: a reversal carried on',
}

/** Reversals of rounds that died between reserving the capital again and recording the reversal. */
export const carryOnReversals = carryingOnAs(carryingOnReversals, (message) => {
  // A fund tells much else, which need not be read.
  if (message.type !== fundEvents.typeOf('InvestmentReversed')) return undefined
  const event = eventOf(message, fundEvents.codec.decode)
  if (event.type !== 'InvestmentReversed') return undefined
  const { fundId, dealId, reason, evidence } = event
  return {
    commandId: event.reversalCommandId,
    expectedVersion: event.expectedDealVersion,
    finish: (store, call) => reverseInvested(store, { fundId, dealId, reason, evidence }, call),
    giveBack: (store, call) => keepInvestment(store, event, call),
  }
})
