import type { FieldProblem } from '@seedline/values'
import {
  type Dimension,
  dimensionOf,
  parseQuantity,
  type Unit,
  units,
  unitsOf,
} from '../exact/unit.ts'
import type { Given } from './facts.ts'
import { at, is, isNot, type Read, wrong } from './problems.ts'

/** What may be below zero: a loss, a growth. */
const signed: readonly Dimension[] = ['money', 'ratio']

/** A figure with its unit. Without one it is refused: 68 million may have been meant as 6,800 or as 0.68. */
export function readGiven(
  value: unknown,
  unit: unknown,
  measures: Dimension,
  pointer: string,
  mayBeNegative = signed.includes(measures),
  of: 'amount' | 'perShare' = 'amount',
): Read<Given> {
  if (!isUnit(unit) || dimensionOf(unit) !== measures) {
    const possible = unitsOf(measures).join(', ')
    return isNot(
      wrong(`${pointer}/unit`, unit === undefined ? 'UNIT_MISSING' : 'UNIT_WRONG', {
        zh: `须写明单位，可用：${possible}`,
        en: `the unit must be named, one of: ${possible}`,
      }),
    )
  }
  const exact = at(`${pointer}/value`, parseQuantity(value, unit, of))
  if (!exact.ok) return exact
  if (exact.value.numerator < 0n && !mayBeNegative) return isNot(negative(pointer))
  return is({ value: String(value), unit, exact: exact.value })
}

export const negative = (pointer: string): FieldProblem =>
  wrong(`${pointer}/value`, 'FIGURE_NEGATIVE', { zh: '不能为负', en: "it can't be below zero" })

const isUnit = (input: unknown): input is Unit => units.some((unit) => unit === input)
