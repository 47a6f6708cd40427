import { refusal } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type EventStore,
  eventIdOf,
  type Outcome,
  optionsOf,
  streamOf,
} from '@seedline/event-store'
import { type EnterpriseId, ProblemError } from '@seedline/values'
import { deal } from '../deal/aggregate.ts'
import type { ReverseRound } from '../deal/commands.ts'
import { decide } from '../deal/decide.ts'
import type { FundId } from '../facts/ids.ts'
import type { InvestmentReversal } from '../fund/state.ts'
import { boundTo } from './bound-to.ts'
import { callOfStep, executeOnFund, reservedFor } from './on-fund.ts'
import { reverseRound as reverseOnCapTable } from './reverse-on-cap-table.ts'

type Begun = Omit<ReverseRound, 'type' | 'at' | 'closingEventId'> & { readonly fundId: FundId }

/**
 * The second and third step of a round's reversal, once its investment is reserved again. Repeating them is harmless:
 * once that was given back they are refused.
 */
export async function reverseInvested(
  store: EventStore,
  { fundId, ...reversal }: Begun,
  call: CommandCall,
): Promise<Outcome> {
  const { dealId, reason, evidence } = reversal
  const { at, commandId } = call.context
  const held = await reversalOf(store, { fundId, dealId }, commandId)
  const { state: its } = await store.load(deal, dealId)
  // Otherwise it is known below as reversed already, or refused.
  if (held && its.status === 'closed')
    await takeOffCapTable(
      store,
      { enterpriseId: its.enterpriseId, dealId, reason, evidence, held },
      call,
    )
  return store.execute(
    deal,
    dealId,
    call.context,
    (state, version) => {
      const closingEventId = eventIdOf(streamOf(deal.name, dealId), version)
      const decision = decide({ ...reversal, type: 'ReverseRound', at, closingEventId }, state)
      return boundTo(held?.dealVersion, version, decision, dealId)
    },
    optionsOf(call),
  )
}

/** The first step of this very command, while it stands. */
export async function reversalOf(
  store: EventStore,
  ofFund: Pick<Begun, 'fundId' | 'dealId'>,
  commandId: string,
): Promise<InvestmentReversal | undefined> {
  const reversal = (await reservedFor(store, ofFund))?.reversal
  return reversal?.commandId === commandId ? reversal : undefined
}

interface OnCapTable extends Pick<Begun, 'dealId' | 'reason' | 'evidence'> {
  readonly enterpriseId: EnterpriseId
  readonly held: InvestmentReversal
}

async function takeOffCapTable(
  store: EventStore,
  { held, ...round }: OnCapTable,
  { context, deadline }: CommandCall,
): Promise<void> {
  const { commandId: reversalId } = context
  try {
    await reverseOnCapTable(
      store,
      { ...round, provenance: undefined, reversalId },
      { context, expectedVersion: held.capTableVersion, deadline },
    )
  } catch (error) {
    if (!(error instanceof ProblemError) || error.problem.code !== 'STALE_VERSION') throw error
    throw refusal('CAP_TABLE_CHANGED', { enterprise_id: round.enterpriseId })
  }
}

/** Invests again what a refused reversal had reserved; does nothing where that was done already. */
export async function keepInvestment(
  store: EventStore,
  { fundId, dealId }: Pick<Begun, 'fundId' | 'dealId'>,
  call: CommandCall,
): Promise<void> {
  const { commandId: reversalCommandId } = call.context
  await executeOnFund(
    store,
    { type: 'KeepInvestment', fundId, dealId, reversalCommandId },
    callOfStep(call, 'keep-investment'),
  )
}
