import type { Text } from '@seedline/values'
import type { Comparison } from '../found.ts'
import { compare, divided, minus, type Ratio, ratio, rounded, sizeOf } from './exact.ts'

interface Compared {
  readonly at: string
  readonly what: Text
  readonly stated: Ratio
  /** As exact as the statement is: so many digits after the point. */
  readonly digits: number
  readonly found: Ratio
  /** What they may be apart beside the rounding of the last digit. */
  readonly within?: Ratio
  readonly unit?: string
  readonly leaves: readonly string[]
}

/** Whether a statement is the figure that was found, to its last digit. */
export function compared(given: Compared): Comparison {
  const { at, what, stated, digits, found, within = ratio(0n), unit = '', leaves } = given
  const last = ratio(1n, 2n * 10n ** BigInt(digits))
  const off = minus(sizeOf(minus(stated, found)), within)
  return {
    at,
    what,
    stated: `${rounded(stated, digits)} ${unit}`.trim(),
    found: `${rounded(found, digits)} ${unit}`.trim(),
    equal: compare(off, last) <= 0,
    leaves,
  }
}

/** A part of a whole in percent; undefined of nothing. */
export const percent = (part: Ratio, whole: Ratio): Ratio | undefined =>
  whole.over === 0n ? undefined : divided(ratio(part.over * 100n, part.under), whole)
