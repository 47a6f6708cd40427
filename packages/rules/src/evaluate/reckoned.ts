import type { Text } from '@seedline/values'
import { compare, type Fraction, subtract } from '../exact/fraction.ts'
import type { Dimension } from '../exact/unit.ts'
import type { MissingFact, UsedFact } from '../explain/explanation.ts'
import { decided, type Outcome } from '../logic/outcome.ts'
import type { Comparison } from '../reference/requirement.ts'

interface Rests {
  readonly facts: readonly UsedFact[]
  readonly missing: readonly MissingFact[]
}

/** The one figure by which a measure can be brought to a limit, all else as it is. */
export interface Lever {
  readonly name: Text
  readonly period: string
  readonly dimension: Dimension
  /** How much it would have to change for the measure to be exactly the limit. */
  readonly change: (limit: Fraction) => Fraction
}

/** What a measure comes to. */
export type Reckoned =
  | (Rests & {
      readonly kind: 'figure'
      readonly low: Fraction
      /** Undefined where there may be any number more. */
      readonly high: Fraction | undefined
      /** Set where it is a factor over so many years, and what is asked is the yearly rate. */
      readonly compoundYears?: number
      readonly lever?: Lever
    })
  | (Rests & { readonly kind: 'missing' })
  | (Rests & { readonly kind: 'undefined'; readonly because: Text })

/** Whether what lies between the two is on the side of the limit that is asked for. */
export function outcomeOf(
  is: Comparison,
  low: Fraction,
  high: Fraction | undefined,
  limit: Fraction,
): Outcome {
  const atLow = holds(is, low, limit)
  const atHigh = high === undefined ? is === 'at-least' || is === 'above' : holds(is, high, limit)
  return atLow === atHigh ? decided(atLow) : 'unknown'
}

function holds(is: Comparison, value: Fraction, limit: Fraction): boolean {
  const side = compare(value, limit)
  switch (is) {
    case 'at-least':
      return side >= 0
    case 'above':
      return side > 0
    case 'at-most':
      return side <= 0
    case 'below':
      return side < 0
    default:
      return is satisfies never
  }
}

/** How far a value is on the side that is asked for; below zero where it isn't. */
export const margin = (is: Comparison, value: Fraction, limit: Fraction): Fraction =>
  is === 'at-least' || is === 'above' ? subtract(value, limit) : subtract(limit, value)
