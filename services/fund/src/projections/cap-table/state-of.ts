import { CapTableSecurity } from '@seedline/contracts/fund/v1/cap_table_service'
import { type Keyed, keyedOf, noEntries } from '@seedline/event-store'
import { type LocalDate, localDate, numericOfWhole } from '@seedline/values'
import { type CapTableState, emptyCapTable, type Security } from '../../cap-table/state.ts'
import type { CapTableDocument, SecurityDocument } from './document.ts'
import { parts } from './parts.ts'

/**
 * The state that a document stands for, as far as the fold needs it: what only decisions ask for
 * (used ids, the dates of latest changes, vesting, the sums of classes) is not kept and not restored.
 */
export const stateOf = (document: CapTableDocument): CapTableState => ({
  ...emptyCapTable,
  classes: byId(document.classes, (kept) => ({ ...ofClass, ...parts.stockClass.known(kept) })),
  holders: byId(document.holders, parts.holder.known),
  securities: byId(document.securities, securityOf),
  plans: byId(document.plans, (kept) => ({ ...ofPlan, ...parts.plan.known(kept) })),
  grants: byId(document.grants, (kept) => ({ ...ofGrant, ...parts.grant.known(kept) })),
})

const byId = <D, V extends { readonly id: string }>(
  kept: readonly D[],
  known: (each: D) => V,
): Keyed<V> => keyedOf(kept.map(known).map((value) => [value.id, value] as const))

function securityOf(kept: SecurityDocument): Security {
  // The database gives what is not there as null.
  const whole = { ...CapTableSecurity.fromPartial(kept), holderId: kept.holderId }
  const security = parts.security.known(whole)
  return { ...security, since: security.issuedOn }
}

const ofClass = { outstanding: numericOfWhole(0n), changedOn: undefined, touchedOn: undefined }

// A day before everything: the fold orders nothing by it.
const unknownDay = localDate('0001-01-01')

const ofPlan = { approvedOn: unknownDay, since: unknownDay }

const ofGrant = {
  exercisePrice: undefined,
  currency: undefined,
  issuedOn: unknownDay,
  expiresOn: undefined,
  since: unknownDay,
  vestingStarts: noEntries<LocalDate>(),
} as const
