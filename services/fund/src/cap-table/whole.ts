import { problemOf } from '@seedline/contracts/refusals'
import type { Objection } from '@seedline/values'
import { unitsInUse } from './outstanding.ts'
import type { CapTableState } from './state.ts'

/** So much fits one answer and one view document. */
export const bounds = {
  securities: 600,
  options: 5000,
  stakeholders: 5000,
  'stock classes': 100,
  'stock plans': 100,
} as const

/** What is wrong with a table as a whole, whatever led to it. */
export function faultOfWhole(state: CapTableState): Objection | undefined {
  const { registeredCapital, shares } = unitsInUse(state)
  if (registeredCapital.length > 0 && shares.length > 0) {
    const facts = { registered_capital: registeredCapital.join(', '), shares: shares.join(', ') }
    return problemOf('UNITS_MIXED', facts)
  }
  const sizes: Readonly<Record<keyof typeof bounds, number>> = {
    securities: state.securities.size,
    options: state.grants.size,
    stakeholders: state.holders.size,
    'stock classes': state.classes.size,
    'stock plans': state.plans.size,
  }
  const over = (Object.keys(bounds) as (keyof typeof bounds)[]).find(
    (what) => sizes[what] > bounds[what],
  )
  return over && problemOf('CAP_TABLE_FULL', { what: over, max: bounds[over] })
}
