import { divideRounded } from './rounding.ts'
import type { StatedDecimal } from './stated-decimal.ts'
import { type Dimension, dimensionOf, oneOfUnit, type Unit } from './unit.ts'

/** A figure exactly as it was stated: its digits, and the unit that was told with it. */
export interface StatedAmount {
  readonly value: StatedDecimal
  readonly unit: Unit
}

/**
 * Units in one of a dimension's own unit (yuan, person, one): a hundredth of 1e-10, for percentages have two digits more.
 */
export const figureUnitsPerOne = 1_000_000_000_000n

const perNumericUnit = 100n

/** The figure in its dimension's own unit, exact: so many `figureUnitsPerOne`-ths. 1.5 万元 and 15000 元 are the same. */
export const exactly = ({ value, unit }: StatedAmount): bigint => {
  const [numerator, denominator] = oneOfUnit(unit)
  // 100 is the only denominator that there is: nothing is left over.
  return (value.value.units * perNumericUnit * numerator) / denominator
}

/** What is counted in ones is not rounded. */
const counted: readonly Dimension[] = ['people', 'items', 'place']

/** How far the true figure may lie from what was stated: less than half of its last digit, for it was rounded there. */
export const looseness = ({ value, unit }: StatedAmount): bigint => {
  if (counted.includes(dimensionOf(unit))) return 0n
  const [numerator, denominator] = oneOfUnit(unit)
  const lastDigit = (figureUnitsPerOne * numerator) / denominator / 10n ** BigInt(value.digits)
  return divideRounded(lastDigit, 2n, 'up') - 1n
}
