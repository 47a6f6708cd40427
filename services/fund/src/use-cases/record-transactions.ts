import { problemOf } from '@seedline/contracts/refusals'
import {
  type CommandCall,
  type EventStore,
  type Outcome,
  optionsOf,
  reject,
} from '@seedline/event-store'
import { capTable } from '../cap-table/aggregate.ts'
import type { RecordTransactions } from '../cap-table/commands.ts'
import { decide } from '../cap-table/decide.ts'
import { type Asking, type Enterprises, standingOf } from './enterprise-standing.ts'

/** Records transactions on an enterprise's cap table, all or none, in one commit. */
export async function recordTransactions(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  record: Omit<RecordTransactions, 'type' | 'at'>,
  call: CommandCall & { readonly asking: Asking },
): Promise<Outcome> {
  const { at } = call.context
  const { enterpriseId } = record
  const standing = await standingOf(enterprises, enterpriseId, call.asking)
  return store.execute(
    capTable,
    enterpriseId,
    call.context,
    (state) =>
      standing === undefined
        ? reject(problemOf('ENTERPRISE_UNKNOWN', { enterprise_id: enterpriseId }))
        : decide({ ...record, type: 'RecordTransactions', at }, state),
    optionsOf(call),
  )
}
