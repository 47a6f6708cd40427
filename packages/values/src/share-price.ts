import { scaleOf } from './currency.ts'
import type { Money } from './money.ts'
import { type Numeric, unitsPerOne } from './numeric.ts'
import type { Parsed } from './parsed.ts'
import { formatStatedDecimal, parseStatedDecimal, type StatedDecimal } from './stated-decimal.ts'

/** The price of one new share, with the number of fraction digits that it was printed with. */
export type SharePrice = StatedDecimal

/** Problems: as `parseNumeric`. */
export const parseSharePrice: (text: unknown) => Parsed<SharePrice> = parseStatedDecimal

/** As it was printed. */
export const formatSharePrice: (price: SharePrice) => string = formatStatedDecimal

/**
 * The one rule of what a subscription must have paid. `amount` fits `price × shares` when
 * - it is the product but for less than one minor unit (the amount was rounded), or
 * - the price is the amount per share, rounded to the digits it is printed with: half of its last
 *   digit on every share. A price printed without a fraction is exact, one printed with a single
 *   digit counts as printed with two, and the difference is never more than a thousandth of the
 *   amount: a price so coarse that it would allow more must be given with more digits.
 */
export function amountFits(price: SharePrice, shares: Numeric, amount: Money): boolean {
  const minorPerOne = 10n ** BigInt(scaleOf(amount.currency))
  // Everything below counts in 1e-20 of a minor unit: price × shares without any rounding.
  const oneMinor = unitsPerOne * unitsPerOne
  const product = price.value.units * shares.units * minorPerOne
  const difference = magnitude(product - amount.minor * oneMinor)
  if (difference < oneMinor) return true
  if (price.digits === 0) return false
  const lastDigit = unitsPerOne / 10n ** BigInt(Math.max(price.digits, 2))
  return (
    difference * 2n <= lastDigit * magnitude(shares.units) * minorPerOne &&
    difference * 1000n <= magnitude(amount.minor) * oneMinor
  )
}

const magnitude = (value: bigint): bigint => (value < 0n ? -value : value)
