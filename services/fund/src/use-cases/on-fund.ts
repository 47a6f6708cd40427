import {
  type CommandCall,
  type EventStore,
  entryOf,
  type Outcome,
  reject,
} from '@seedline/event-store'
import { deriveId, type Objection } from '@seedline/values'
import type { DealId, FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import type { CapitalCommand } from '../fund/commands.ts'
import { decide } from '../fund/decide.ts'
import type { FundState, Reserved } from '../fund/state.ts'

/** Decides where a fund's capital goes, unless something is wrong with its state. */
export const executeOnFund = (
  store: EventStore,
  command: CapitalCommand,
  { context, deadline }: Pick<CommandCall, 'context' | 'deadline'>,
  wrong: (its: FundState) => Objection | undefined = () => undefined,
): Promise<Outcome> =>
  store.execute(
    fund,
    command.fundId,
    context,
    (state) => {
      const objection = wrong(state)
      return objection ? reject(objection) : decide(command, state)
    },
    { deadline },
  )

/** A step of a command on another stream: under an id that follows from the command's, whatever stands there. */
export const callOfStep = ({ context, deadline }: CommandCall, step: string): CommandCall => ({
  context: { ...context, commandId: deriveId('Command', context.commandId, step) },
  expectedVersion: 0,
  deadline,
})

/** What a fund reserves for a deal, while it does. */
export async function reservedFor(
  store: EventStore,
  { fundId, dealId }: { readonly fundId: FundId; readonly dealId: DealId },
): Promise<Reserved | undefined> {
  const { state } = await store.load(fund, fundId)
  const allocation = state.status === 'open' ? entryOf(state.allocations, dealId) : undefined
  return allocation?.stage === 'reserved' ? allocation : undefined
}
