import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { deal } from '../deal/aggregate.ts'
import type { CloseRound } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { Subscription } from '../deal/events.ts'
import type { Enterprises } from './enterprise-standing.ts'

/**
 * Closes the round of an approved deal. Cap table, ladder and the fund's reservation follow by
 * processes, each exactly once.
 */
export async function closeRound(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  closing: Omit<CloseRound, 'type' | 'at'>,
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  const { dealId, closedOn } = closing
  const subscriptions = closing.subscriptions.map(withHolder)
  // Whose deal it is never changes; whether it may be closed is decided below.
  const { state: its } = await store.recall(deal, dealId)
  const standing = its.status === 'unopened' ? undefined : await enterprises.known(its.enterpriseId)
  return store.execute(
    deal,
    dealId,
    call.context,
    (state) => {
      const over = standing?.closedOn
      if (state.status === 'approved' && over !== undefined && closedOn > over) {
        const facts = { enterprise_id: state.enterpriseId, closed_on: over }
        return reject(problemOf('ENTERPRISE_CLOSED', facts))
      }
      return decide({ ...closing, subscriptions, type: 'CloseRound', at }, state)
    },
    optionsOf(call),
  )
}

// The fund's own subscription needs no other id than the fund's.
const withHolder = (subscription: Subscription): Subscription => ({
  ...subscription,
  holderId: subscription.holderId || (subscription.fundId ?? ''),
})
