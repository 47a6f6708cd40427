import { causedBy, problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type Decision,
  type EventStore,
  eventIdOf,
  type Outcome,
  optionsOf,
  reject,
  streamOf,
} from '@seedline/event-store'
import { deriveId } from '@seedline/values'
import { capTable } from '../cap-table/aggregate.ts'
import { deal } from '../deal/aggregate.ts'
import type { ReverseRound } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { DealEvent } from '../deal/events.ts'
import type { DealState } from '../deal/state.ts'
import type { FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { decide as decideOnFund } from '../fund/decide.ts'
import { expectRoom } from './expect-room.ts'
import { isFinal } from './is-final.ts'
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
    // What can't be reversed reserves nothing. A repeated command still gets its first outcome.
    const stays = (now: DealState) => stillRefused(decide(command, now), reversal)
    return store.execute(deal, dealId, call.context, stays, optionsOf(call))
  }
  expectRoom({ aggregate: deal, loaded, events: decision.events }, call.context.actor)
  const table = await store.load(capTable, state.enterpriseId)
  const ofFund = { ...reversal, fundId: state.fundId }
  await reserveAgain(store, ofFund, {
    ...call,
    decidedOn: { dealVersion: version, capTableVersion: table.version },
  })
  return finish(store, ofFund, call)
}

function stillRefused(
  decision: Decision<DealEvent>,
  { dealId }: RoundReversal,
): Decision<DealEvent> {
  return decision.ok ? reject(problemOf('DEAL_CHANGED', { deal_id: dealId })) : decision
}

type OfFund = RoundReversal & { readonly fundId: FundId }

interface DecidedOn {
  readonly dealVersion: number
  readonly capTableVersion: number
}

async function reserveAgain(
  store: EventStore,
  reversal: OfFund,
  { context, deadline, decidedOn }: CommandCall & { readonly decidedOn: DecidedOn },
): Promise<void> {
  const { commandId: reversalCommandId } = context
  const { fundId } = reversal
  await store.execute(
    fund,
    fundId,
    { ...context, commandId: deriveId('Command', reversalCommandId, 'reverse-investment') },
    (state) =>
      decideOnFund(
        {
          ...reversal,
          type: 'ReverseInvestment',
          reversalCommandId,
          expectedDealVersion: decidedOn.dealVersion,
          expectedCapTableVersion: decidedOn.capTableVersion,
        },
        state,
      ),
    { deadline },
  )
}

// From here on the reversal is begun: whatever is not a final refusal may still come true.
async function finish(store: EventStore, reversal: OfFund, call: CommandCall): Promise<Outcome> {
  try {
    return await reverseInvested(store, reversal, call)
  } catch (cause) {
    if (!isFinal(cause)) throw causedBy(cause, 'OUTCOME_UNKNOWN')
    // Should this fail, the process gives it back.
    await keepInvestment(store, reversal, call).catch(() => undefined)
    throw cause
  }
}
