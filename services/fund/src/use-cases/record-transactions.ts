import { problemOf } from '@seedline/contracts/refusals'
import type { CommandCall, EventStore, Outcome } from '@seedline/event-store'
import type { Objection } from '@seedline/values'
import type { RecordTransactions } from '../cap-table/commands.ts'
import { capTableEvents } from '../cap-table/events.ts'
import {
  type Asking,
  type Enterprises,
  mergedFault,
  type Standing,
  standingOf,
} from './enterprise-standing.ts'
import { executeOnCapTable } from './on-cap-table.ts'

/** Records transactions on an enterprise's cap table, all or none, in one commit. */
export async function recordTransactions(
  { store, enterprises }: { readonly store: EventStore; readonly enterprises: Enterprises },
  record: Omit<RecordTransactions, 'type' | 'at' | 'isKnown'>,
  call: CommandCall & { readonly asking: Asking },
): Promise<Outcome> {
  const { at } = call.context
  const standing = await standingOf(enterprises, record.enterpriseId, call.asking)
  const command: RecordTransactions = {
    ...record,
    type: 'RecordTransactions',
    at,
    isKnown: standing !== undefined,
  }
  return executeOnCapTable(store, command, call, faultOf(standing, command))
}

// Classes and names are of no day: they may still be put in order.
function faultOf(
  standing: Standing | undefined,
  { enterpriseId, transactions }: RecordTransactions,
): Objection | undefined {
  const merged = mergedFault(standing, enterpriseId)
  if (merged) return merged
  const closedOn = standing?.closedOn
  if (closedOn === undefined) return undefined
  const after = transactions.some((each) => (capTableEvents.occurredOn(each) ?? '') > closedOn)
  return after
    ? problemOf('ENTERPRISE_CLOSED', { enterprise_id: enterpriseId, closed_on: closedOn })
    : undefined
}
