import type { CapTable, CapTableSecurity } from '@seedline/contracts/fund/v1/cap_table_service'
import { withoutPrincipal } from '@seedline/facts/answers'
import type { CapTableEvent } from '../../cap-table/events.ts'
import type { DealId } from '../../facts/ids.ts'

/** Whether whoever asks may see a deal. */
export type SeesDeal = (dealId: DealId) => Promise<boolean>

/**
 * A cap table as it is told to somebody. Who owns how much of an enterprise, and at which price it was issued, is the
 * enterprise's; the papers of the round, and which deal it was, are the fund's.
 */
export async function toldTo(sees: SeesDeal, table: CapTable): Promise<CapTable> {
  const named = table.holders.flatMap(({ securities }) => securities.map(({ dealId }) => dealId))
  const hidden = new Set<string>()
  for (const dealId of new Set(named))
    if (dealId !== '' && !(await sees(dealId as DealId))) hidden.add(dealId)
  if (hidden.size === 0) return table
  return {
    ...table,
    holders: table.holders.map((holder) => ({
      ...holder,
      securities: holder.securities.map((one) => (hidden.has(one.dealId) ? withheld(one) : one)),
    })),
  }
}

const withheld = (security: CapTableSecurity): CapTableSecurity => ({
  ...security,
  dealId: '',
  evidence: [],
  papersWithheld: true,
  recording: security.recording && withoutPrincipal(security.recording),
})

/** The deal that an event names. */
export const dealIn = (event: CapTableEvent): DealId | undefined =>
  'dealId' in event ? event.dealId : undefined

/**
 * What an event says of a deal is told only to those who may see it; undefined: there is nothing else in it. A round's
 * classes and names don't name their deal: by whose word they came is withheld with it.
 */
export async function eventToldTo(
  sees: SeesDeal,
  event: CapTableEvent,
  cameWith: DealId | undefined,
): Promise<{ readonly event: CapTableEvent; readonly whole: boolean } | undefined> {
  if (cameWith === undefined || (await sees(cameWith))) return { event, whole: true }
  if (event.type === 'StockIssued')
    return { event: { ...event, dealId: undefined, evidence: [] }, whole: false }
  return dealIn(event) === undefined ? { event, whole: false } : undefined
}
