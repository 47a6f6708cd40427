import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import type { EnterpriseId, LocalDate, Problem } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { CloseRound } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { Subscription } from '../deal/events.ts'
import { type Asking, type Enterprises, type Standing, standingOf } from './enterprise-standing.ts'

/**
 * Closes the round of an approved deal. Cap table, ladder and the fund's reservation follow by
 * processes, each exactly once.
 */
export async function closeRound(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  closing: Omit<CloseRound, 'type' | 'at'>,
  call: CommandCall & { readonly asking: Asking },
): Promise<Outcome> {
  const { at } = call.context
  const { dealId, closedOn } = closing
  const subscriptions = closing.subscriptions.map(withHolder)
  // Whose deal it is never changes; whether it may be closed is decided below.
  const { state: its } = await store.recall(deal, dealId)
  const standing =
    its.status === 'unopened'
      ? undefined
      : await standingOf(enterprises, its.enterpriseId, call.asking)
  return store.execute(
    deal,
    dealId,
    call.context,
    (state) => {
      const over = state.status === 'approved' ? faultOf(standing, state, closedOn) : undefined
      if (over) return reject(over)
      return decide({ ...closing, subscriptions, type: 'CloseRound', at }, state)
    },
    optionsOf(call),
  )
}

function faultOf(
  standing: Standing | undefined,
  { enterpriseId }: { readonly enterpriseId: EnterpriseId },
  closedOn: LocalDate,
): Problem | undefined {
  if (standing === undefined)
    return problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId })
  const over = standing.closedOn
  return over !== undefined && closedOn > over
    ? problemOf('ENTERPRISE_CLOSED', { enterprise_id: enterpriseId, closed_on: over })
    : undefined
}

// The fund's own subscription needs no other id than the fund's.
const withHolder = (subscription: Subscription): Subscription => ({
  ...subscription,
  holderId: subscription.holderId || (subscription.fundId ?? ''),
})
