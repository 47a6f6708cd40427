import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type Decision,
  type EventStore,
  hasEntry,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { capTable } from '../cap-table/aggregate.ts'
import { deal } from '../deal/aggregate.ts'
import type { ReverseApproval } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealEvent } from '../deal/events.ts'
import type { DealState } from '../deal/state.ts'
import { settleCapital, settlementOf } from './settle-capital.ts'

/**
 * Takes an approval back: the deal's stream records it, then the fund gives the capital back. In that order, so that a
 * crash in between leaves a reservation too many, never one too few: the process that settles capital finishes it.
 */
export async function reverseApproval(
  store: EventStore,
  reversal: Omit<ReverseApproval, 'type' | 'at'>,
  call: CommandCall,
): Promise<Outcome> {
  const { dealId } = reversal
  const { context } = call
  const command: ReverseApproval = { ...reversal, type: 'ReverseApproval', at: context.at }
  const { state } = await store.load(deal, dealId)
  const closing = await isBeingClosed(store, state, command)
  const decided = (now: DealState): Decision<DealEvent> => {
    const decision = decide(command, now)
    return decision.ok && closing
      ? reject(problemOf('CLOSING_UNDER_WAY', { deal_id: dealId }))
      : decision
  }
  const outcome = await store.execute(deal, dealId, context, decided, optionsOf(call))
  // Should this fail, the process does it.
  await release(store, outcome, call).catch(() => undefined)
  return outcome
}

// A place that is kept after this is given back: its closing finds no approval.
async function isBeingClosed(
  store: EventStore,
  state: DealState,
  { dealId }: ReverseApproval,
): Promise<boolean> {
  if (state.status !== 'approved') return false
  const { state: table } = await store.load(capTable, state.enterpriseId)
  return hasEntry(table.reserved, dealId)
}

async function release(
  store: EventStore,
  { id, version }: Outcome,
  { context: { requestHash: _, ...context }, deadline }: CommandCall,
): Promise<void> {
  const [recorded] = await store.read(deal, id, { fromVersion: version, limit: 1, deadline })
  if (recorded?.event.type !== 'ApprovalReversed') return
  const commandId = settlementOf(recorded.eventId)
  await settleCapital(
    store,
    { end: recorded.event, version },
    { context: { ...context, commandId }, expectedVersion: 0, deadline },
  )
}
