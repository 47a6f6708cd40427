import {
  type CommandCall,
  type EventStore,
  eventIdOf,
  type Outcome,
  streamOf,
} from '@seedline/event-store'
import { capTable } from '../cap-table/aggregate.ts'
import { deal } from '../deal/aggregate.ts'
import type { ReverseRound } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import { refuseOnDeal } from './bound-to.ts'
import { expectRoom } from './expect-room.ts'
import { finishOrGiveBack } from './is-final.ts'
import { callOfStep, executeOnFund } from './on-fund.ts'
import { keepInvestment, reverseInvested } from './reverse-invested.ts'

export type RoundReversal = Omit<ReverseRound, 'type' | 'at' | 'closingEventId'>

/**
 * Takes a closed round back in three steps: the fund reserves again what it had invested, which can be given back; the
 * cap table takes the round's shares off, which can't; then the deal's own stream records the reversal, which nothing
 * refuses any more. A round that has yet to enter there is kept from entering, however late its closing is heard of: one whose
 * letter is parked is put right, too. The first step binds the others to the versions that they were decided on, so that what refuses
 * them once refuses them for good; the process `carry-on-reversals` finishes what was begun. The ladder follows.
 */
export async function reverseRound(
  store: EventStore,
  reversal: RoundReversal,
  call: CommandCall,
): Promise<Outcome> {
  const { dealId } = reversal
  const loaded = await store.load(deal, dealId)
  const { state, version } = loaded
  const closingEventId = eventIdOf(streamOf(deal.name, dealId), version)
  const command: ReverseRound = {
    ...reversal,
    type: 'ReverseRound',
    at: call.context.at,
    closingEventId,
  }
  const decision = decide(command, state)
  const current = call.expectedVersion === 0 || call.expectedVersion === version
  if (!current || !decision.ok || state.status !== 'closed') {
    return refuseOnDeal(store, dealId, call, (now) => decide(command, now))
  }
  expectRoom({ aggregate: deal, loaded, events: decision.events }, call.context.actor)
  const table = await store.load(capTable, state.enterpriseId)
  const ofFund = { ...reversal, fundId: state.fundId }
  await executeOnFund(
    store,
    {
      ...ofFund,
      type: 'ReverseInvestment',
      reversalCommandId: call.context.commandId,
      expectedDealVersion: version,
      expectedCapTableVersion: table.version,
    },
    callOfStep(call, 'reverse-investment'),
  )
  return finishOrGiveBack(
    () => reverseInvested(store, ofFund, call),
    () => keepInvestment(store, ofFund, call),
  )
}
