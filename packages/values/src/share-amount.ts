import { type Currency, scaleOf } from './currency.ts'
import { type Money, money } from './money.ts'
import { type Numeric, unitsPerOne } from './numeric.ts'
import { divideRounded, type Rounding } from './rounding.ts'

/**
 * Price of one share × shares as money: the exact product, rounded once to the minor unit as
 * told. @throws ProblemError AMOUNT_TOO_LARGE
 */
export function priceTimesShares(
  price: Numeric,
  shares: Numeric,
  currency: Currency,
  rounding: Rounding = 'half-up',
): Money {
  const minorPerOne = 10n ** BigInt(scaleOf(currency))
  const product = price.units * shares.units * minorPerOne
  return money(currency, divideRounded(product, unitsPerOne * unitsPerOne, rounding))
}

/**
 * Whether an amount is price × shares. The tolerance is what writing the price down can have
 * lost: less than one minor unit, or half the price's last possible digit (1e-10) on every share
 * where that is more.
 */
export function amountMatches(price: Numeric, shares: Numeric, amount: Money): boolean {
  const minorPerOne = 10n ** BigInt(scaleOf(amount.currency))
  const perMinor = unitsPerOne * unitsPerOne
  const difference = price.units * shares.units * minorPerOne - amount.minor * perMinor
  const magnitude = difference < 0n ? -difference : difference
  const shareUnits = shares.units < 0n ? -shares.units : shares.units
  const fromPrice = (shareUnits * minorPerOne) / 2n
  return magnitude < perMinor || magnitude <= fromPrice
}
