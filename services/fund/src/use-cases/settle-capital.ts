import type { CommandCall, EventStore } from '@seedline/event-store'
import type { Named } from '@seedline/facts/events'
import { deal } from '../deal/aggregate.ts'
import type { DealEvent } from '../deal/events.ts'
import type { FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import type { FundCommand } from '../fund/commands.ts'
import { decide } from '../fund/decide.ts'

/** What ends a deal. */
export type DealEnd = Named<DealEvent, 'DealDeclined' | 'DealWithdrawn' | 'RoundClosed'>

/** Tells the fund that a deal is over: what was reserved for it is invested or free again. */
export async function settleCapital(
  store: EventStore,
  end: DealEnd,
  call: CommandCall,
): Promise<void> {
  const fundId = end.type === 'RoundClosed' ? end.fundId : await fundOf(store, end)
  const command = commandFor(end, fundId)
  await store.execute(fund, fundId, call.context, (state) => decide(command, state), {
    deadline: call.deadline,
  })
}

async function fundOf(store: EventStore, { dealId }: DealEnd) {
  // Of an opened deal: its fund never changes.
  const { state } = await store.recall(deal, dealId)
  if (state.status === 'unopened') throw new Error(`Deal ${dealId} ended and was never opened`)
  return state.fundId
}

function commandFor(end: DealEnd, fundId: FundId): FundCommand {
  const { dealId } = end
  switch (end.type) {
    case 'DealDeclined':
      return { type: 'ReleaseCapital', fundId, dealId, on: end.declinedOn, reason: 'declined' }
    case 'DealWithdrawn':
      return { type: 'ReleaseCapital', fundId, dealId, on: end.withdrawnOn, reason: 'withdrawn' }
    case 'RoundClosed': {
      const own = end.subscriptions.find((each) => each.fundId === fundId)
      if (own === undefined) throw new Error(`The round of deal ${dealId} closed without its fund`)
      return { type: 'InvestCapital', fundId, dealId, amount: own.amount, on: end.closedOn }
    }
    default:
      return end satisfies never
  }
}
