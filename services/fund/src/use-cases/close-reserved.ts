import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { deriveId, type EnterpriseId } from '@seedline/values'
import type { RoundReserved } from '../cap-table/events.ts'
import { deal } from '../deal/aggregate.ts'
import { decide } from '../deal/decide.ts'
import type { DealId } from '../facts/ids.ts'
import { executeOnCapTable } from './on-cap-table.ts'
import { stepOf } from './ownership.ts'

/** The second step of a closing, once a place is kept on the cap table. Repeating it is harmless. */
export async function closeReserved(
  store: EventStore,
  closing: RoundReserved['closing'],
  call: CommandCall,
): Promise<Outcome> {
  const { dealId, closedOn, preMoney, sharePrice, subscriptions, evidence, provenance } = closing
  const { at, actor } = call.context
  // Judged again: the approval may be another person's by now.
  const step = await stepOf(store, closing.fundId, actor)
  const terms = { dealId, closedOn, preMoney, sharePrice, subscriptions, evidence, provenance }
  return store.execute(
    deal,
    dealId,
    call.context,
    (state) => decide({ type: 'CloseRound', at, ...terms, step }, state),
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
