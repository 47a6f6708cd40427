import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type EventStore,
  entryOf,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { deriveId, type EnterpriseId } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { RoundReserved } from '../cap-table/events.ts'
import { deal } from '../deal/aggregate.ts'
import { decide } from '../deal/decide.ts'
import type { DealId } from '../facts/ids.ts'
import { boundTo } from './bound-to.ts'
import { executeOnCapTable } from './on-cap-table.ts'
import { stepOf } from './ownership.ts'

/**
 * The second step of a closing, once a place is kept on the cap table. Repeating it is harmless: once its place was given
 * back it is refused, also where the round could be closed by now.
 */
export async function closeReserved(
  store: EventStore,
  closing: RoundReserved['closing'],
  call: CommandCall,
): Promise<Outcome> {
  const { enterpriseId, dealId, closedOn, preMoney, sharePrice, subscriptions } = closing
  const { evidence, provenance } = closing
  const { at, commandId, actor } = call.context
  const terms = { dealId, closedOn, preMoney, sharePrice, subscriptions, evidence, provenance }
  const table = (await store.load(capTable, enterpriseId)).state
  const place = entryOf(table.reserved, dealId)
  const held = place?.closingCommandId === commandId ? place : undefined
  // Who may close was judged when it began, on the version that this is bound to. Judged again, a stricter policy of the
  // fund could refuse here, and have the place given back, what another process has sent already.
  const step =
    held?.expectedDealVersion === 0 ? await stepOf(store, closing.fundId, actor) : undefined
  return store.execute(
    deal,
    dealId,
    call.context,
    (state, version) => {
      const decision = decide({ type: 'CloseRound', at, ...terms, ...(step && { step }) }, state)
      if (!decision.ok) return decision
      return held
        ? boundTo(held.expectedDealVersion, version, decision, dealId)
        : reject(problemOf('COMMAND_GIVEN_BACK', { deal_id: dealId }))
    },
    optionsOf(call),
  )
}

/** Gives back the place of a closing that was refused; does nothing where that was done already. */
export async function releaseRound(
  store: EventStore,
  { enterpriseId, dealId }: { readonly enterpriseId: EnterpriseId; readonly dealId: DealId },
  { context, deadline }: CommandCall,
): Promise<void> {
  const { commandId: closingCommandId, at } = context
  await executeOnCapTable(
    store,
    { type: 'ReleaseRound', at, enterpriseId, dealId, closingCommandId },
    {
      context: { ...context, commandId: deriveId('Command', closingCommandId, 'release-round') },
      expectedVersion: 0,
      deadline,
    },
  )
}
