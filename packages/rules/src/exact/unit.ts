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

/** Reports state what is of one share to a hundredth of a 分. */
const partsOfYuan = { amount: 100n, perShare: 10_000n }

/**
 * An amount of a unit, exact, in the dimension's own unit (yuan, one). Problems: as `parseNumeric`, and
 * AMOUNT_TOO_PRECISE for money that is not whole 分, or of one share not whole 0.0001 yuan.
 */
export function parseQuantity(
  value: unknown,
  unit: Unit,
  of: keyof typeof partsOfYuan = 'amount',
): Parsed<Fraction> {
  const parsed = parseNumeric(value)
  if (!parsed.ok) return parsed
  const exact = multiply(fractionOf(parsed.value), fraction(...oneOfUnit(unit)))
  const isWhole = (exact.numerator * partsOfYuan[of]) % exact.denominator === 0n
  if (dimensionOf(unit) === 'money' && !isWhole)
    return refused(of === 'amount' ? tooPrecise(unit) : tooPreciseOfAShare)
  return accepted(exact)
}

const tooPreciseOfAShare = problem(
  'AMOUNT_TOO_PRECISE',
  'invalid',
  { zh: '每股金额多于四位小数', en: 'The amount a share has more than four decimals' },
  { zh: '请核对，或舍入到 0.0001 元', en: 'Check it, or round it to 0.0001 yuan' },
)

const tooPrecise = (unit: Unit): Problem =>
  problem(
    'AMOUNT_TOO_PRECISE',
    'invalid',
    { zh: `以${unit}计的金额不是整分`, en: `The amount in ${unit} is not whole 分` },
    { zh: '请核对单位，或舍入到分', en: 'Check the unit, or round to 分' },
  )
