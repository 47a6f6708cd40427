import { type CommandCall, type EventStore, type Outcome, optionsOf } from '@seedline/event-store'
import { capTable } from '../cap-table/aggregate.ts'
import type { RecordTransactions } from '../cap-table/commands.ts'
import { decide } from '../cap-table/decide.ts'
import { type Asking, type Enterprises, standingOf } from './enterprise-standing.ts'

/** Records transactions on an enterprise's cap table, all or none, in one commit. */
export async function recordTransactions(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  record: Omit<RecordTransactions, 'type' | 'at' | 'isKnown'>,
  call: CommandCall & { readonly asking: Asking },
): Promise<Outcome> {
  const { at } = call.context
  const { enterpriseId } = record
  const isKnown = (await standingOf(enterprises, enterpriseId, call.asking)) !== undefined
  return store.execute(
    capTable,
    enterpriseId,
    call.context,
    (state) => decide({ ...record, type: 'RecordTransactions', at, isKnown }, state),
    optionsOf(call),
  )
}
