import { scaleOf } from './currency.ts'
import type { Money } from './money.ts'
import { formatNumeric, type Numeric, parseNumeric, unitsPerOne } from './numeric.ts'
import { accepted, type Parsed } from './parsed.ts'

/** The price of one new share, with the number of fraction digits that it was printed with. */
export interface SharePrice {
  readonly value: Numeric
  readonly digits: number
}

/** Problems: as `parseNumeric`. */
export function parseSharePrice(text: unknown): Parsed<SharePrice> {
  const parsed = parseNumeric(text)
  if (!parsed.ok) return parsed
  const digits = String(text).split('.')[1]?.length ?? 0
  return accepted({ value: parsed.value, digits })
}

/** As it was printed: '53.90' keeps its zero, because it says how exact the price is. */
export function formatSharePrice({ value, digits }: SharePrice): string {
  const [whole = '0', fraction = ''] = formatNumeric(value).split('.')
  return digits === 0 ? whole : `${whole}.${fraction.padEnd(digits, '0')}`
}

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
