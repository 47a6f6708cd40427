import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import type { FundId } from '../facts/ids.ts'
import { fund } from '../fund/aggregate.ts'
import { decide } from '../fund/decide.ts'
import type { Commitment } from '../fund/events.ts'

/** Adds one partner's commitment to an open fund. */
export async function addCommitment(
  store: EventStore,
  { fundId, commitment }: { readonly fundId: FundId; readonly commitment: Commitment },
  call: CommandCall,
): Promise<Outcome> {
  const { at } = call.context
  return store.execute(
    fund,
    fundId,
    call.context,
    (state) => decide({ type: 'AddCommitment', fundId, at, commitment }, state),
    optionsOf(call),
  )
}
