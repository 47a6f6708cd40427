import { problemOf } from '@seedline/contracts/refusals'
import { valuesOf } from '@seedline/event-store'
import {
  addNumeric,
  formatNumeric,
  isReadable,
  type Numeric,
  type Objection,
  sumNumeric,
} from '@seedline/values'
import type { CapTableState } from './state.ts'

/**
 * Quantities that are worked out (by a split, as what is left, as a sum) are written down and read again: none may
 * outgrow what can be read. All stock and options together are as much as any part of them.
 */
export function faultOfSizes({ classes, plans }: CapTableState): Objection | undefined {
  const stock = sumNumeric(valuesOf(classes).map(({ outstanding }) => outstanding))
  const options = sumNumeric(valuesOf(plans).map(({ granted }) => granted))
  const quantities: readonly (readonly [string, Numeric])[] = [
    ['stock and options', addNumeric(stock, options)],
    ...valuesOf(classes).flatMap(({ name, authorized }) =>
      authorized === undefined ? [] : ([[name, authorized]] as const),
    ),
    ...valuesOf(plans).map(({ name, reserved }) => [name, reserved] as const),
  ]
  const beyond = quantities.find(([, quantity]) => !isReadable(quantity))
  if (beyond === undefined) return undefined
  const [what, quantity] = beyond
  return problemOf('QUANTITY_TOO_LARGE', { what, would_be: formatNumeric(quantity) })
}
