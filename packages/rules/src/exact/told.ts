import type { Quantity } from '../explain/explanation.ts'
import { compare, decimalOf, type Fraction, fraction, multiply, zero } from './fraction.ts'
import type { Dimension, Unit } from './unit.ts'

const ownUnit = {
  money: '元',
  ratio: '%',
  people: 'people',
  items: 'items',
  years: 'years',
  days: 'days',
  points: 'points',
  place: 'place',
  energy: '吨标准煤',
} as const satisfies Readonly<Record<Dimension, Unit>>

const inUnit = (value: Fraction, dimension: Dimension): Fraction =>
  dimension === 'ratio' ? multiply(value, fraction(100n)) : value

const digitsOf = (dimension: Dimension): number => (dimension === 'money' ? 2 : 4)

/**
 * What was reckoned, for people: rounded away from the limit, so that nothing that misses it by a hair is told as
 * having reached it. Limits have no more digits than are told.
 */
export function toldBeside(value: Fraction, limit: Fraction, dimension: Dimension): Quantity {
  const towards = compare(value, limit) < 0 ? 'smaller' : 'larger'
  return {
    value: decimalOf(inUnit(value, dimension), digitsOf(dimension), towards),
    unit: ownUnit[dimension],
  }
}

/** A difference, never told as none where there is one. */
export const toldDifference = (value: Fraction, dimension: Dimension): Quantity =>
  toldBeside(value, zero, dimension)

const countedWhole: readonly Dimension[] = ['people', 'items', 'place', 'days']

/** A change that is enough: as `toldDifference`, and whole where nothing else is counted. */
export function toldChange(value: Fraction, dimension: Dimension): Quantity {
  if (!countedWhole.includes(dimension)) return toldDifference(value, dimension)
  const towards = compare(value, zero) < 0 ? 'smaller' : 'larger'
  return { value: decimalOf(value, 0, towards), unit: ownUnit[dimension] }
}
