import { type CommandCall, type EventStore, entryOf, type Outcome } from '@seedline/event-store'
import type { EnterpriseId } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import type { RoundReserved } from '../cap-table/events.ts'
import type { ReservedRound } from '../cap-table/state.ts'
import { deal } from '../deal/aggregate.ts'
import type { Step } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealEvent } from '../deal/events.ts'
import type { DealState } from '../deal/state.ts'
import type { DealId } from '../facts/ids.ts'
import { boundTo } from './bound-to.ts'
import { executeOnCapTable } from './on-cap-table.ts'
import { callOfStep } from './on-fund.ts'
import { stepOf } from './ownership.ts'
import { executeSecond } from './second-step.ts'

interface Begun {
  /** The deal's version that its place was decided on; 0: kept before closings were bound. */
  readonly on: number
  readonly step?: Step
}

/**
 * The second step of a closing, once a place is kept on the cap table: `begunOn` is the deal's version that this was
 * decided on, where this call has just had it kept. Repeating it is harmless: once its place was given back it is
 * refused, also where the round could be closed by now.
 */
export async function closeReserved(
  store: EventStore,
  closing: RoundReserved['closing'],
  call: CommandCall,
  begunOn?: number,
): Promise<Outcome> {
  const { dealId, closedOn, preMoney, sharePrice, subscriptions, evidence, provenance } = closing
  const { at } = call.context
  const terms = { dealId, closedOn, preMoney, sharePrice, subscriptions, evidence, provenance }
  return executeSecond<DealState, DealEvent, Begun>(
    store,
    {
      aggregate: deal,
      id: dealId,
      first: () => begunBy(store, closing, call),
      decide(state, version, held) {
        const step = held?.step
        const decision = decide({ type: 'CloseRound', at, ...terms, ...(step && { step }) }, state)
        return boundTo(held?.on, version, decision, dealId)
      },
    },
    call,
    begunOn === undefined ? undefined : { on: begunOn },
  )
}

// Who may close was judged when it began, on the version that this is bound to. Judged again, a stricter policy of the
// fund could refuse here, and have the place given back, what another process has sent already.
async function begunBy(
  store: EventStore,
  closing: RoundReserved['closing'],
  call: CommandCall,
): Promise<Begun | undefined> {
  const place = await placeKeptBy(store, closing, call)
  if (place === undefined) return undefined
  const { expectedDealVersion: on } = place
  return on === 0 ? { on, step: await stepOf(store, closing.fundId, call) } : { on }
}

interface OnCapTable {
  readonly enterpriseId: EnterpriseId
  readonly dealId: DealId
}

/** The place that this very command keeps on the cap table. */
export async function placeKeptBy(
  store: EventStore,
  { enterpriseId, dealId }: OnCapTable,
  { context }: CommandCall,
): Promise<ReservedRound | undefined> {
  const { state } = await store.load(capTable, enterpriseId)
  const place = entryOf(state.reserved, dealId)
  return place?.closingCommandId === context.commandId ? place : undefined
}

/** Gives back the place of a closing that was refused; does nothing where that was done already. */
export async function releaseRound(
  store: EventStore,
  { enterpriseId, dealId }: OnCapTable,
  call: CommandCall,
): Promise<void> {
  const { commandId: closingCommandId, at } = call.context
  await executeOnCapTable(
    store,
    { type: 'ReleaseRound', at, enterpriseId, dealId, closingCommandId },
    callOfStep(call, 'release-round'),
  )
}
