import {
  accepted,
  dimensionOf,
  oneOfUnit,
  type Parsed,
  type Problem,
  parseNumeric,
  problem,
  refused,
  type Unit,
} from '@seedline/values'
import { type Fraction, fraction, fractionOf, multiply } from './fraction.ts'

export {
  type Dimension,
  dimensionOf,
  dimensions,
  type Unit,
  unitName,
  units,
  unitsOf,
  unitsOfFigure,
} from '@seedline/values'

/**
 * An amount of a unit, exact, in the dimension's own unit (yuan, one). Problems: as `parseNumeric`, and
 * AMOUNT_TOO_PRECISE for money that is not whole 分.
 */
export function parseQuantity(value: unknown, unit: Unit): Parsed<Fraction> {
  const parsed = parseNumeric(value)
  if (!parsed.ok) return parsed
  const exact = multiply(fractionOf(parsed.value), fraction(...oneOfUnit(unit)))
  const wholeFen = (exact.numerator * 100n) % exact.denominator === 0n
  if (dimensionOf(unit) === 'money' && !wholeFen) return refused(tooPrecise(unit))
  return accepted(exact)
}

const tooPrecise = (unit: Unit): Problem =>
  problem(
    'AMOUNT_TOO_PRECISE',
    'invalid',
    { zh: `以${unit}计的金额不是整分`, en: `The amount in ${unit} is not whole 分` },
    { zh: '请核对单位，或舍入到分', en: 'Check the unit, or round to 分' },
  )
