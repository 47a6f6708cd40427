import type { Currency } from './currency.ts'
import { splitByLargestRemainder } from './largest-remainder.ts'
import { type Money, money } from './money.ts'
import { ProblemError, problem } from './problem.ts'

/** @throws ProblemError CURRENCY_MISMATCH, AMOUNT_TOO_LARGE */
export function addMoney(a: Money, b: Money): Money {
  return money(sameCurrency(a, b), a.minor + b.minor)
}

/** @throws ProblemError CURRENCY_MISMATCH, AMOUNT_TOO_LARGE */
export function subtractMoney(a: Money, b: Money): Money {
  return money(sameCurrency(a, b), a.minor - b.minor)
}

/**
 * The sum, zero of the currency for none. @throws ProblemError CURRENCY_MISMATCH,
 * AMOUNT_TOO_LARGE
 */
export function sumMoney(currency: Currency, amounts: readonly Money[]): Money {
  const zero: Money = { currency, minor: 0n }
  return amounts.reduce((sum, amount) => addMoney(sum, amount), zero)
}

/**
 * Below zero when a < b, zero when equal, above when a > b. @throws ProblemError
 * CURRENCY_MISMATCH
 */
export function compareMoney(a: Money, b: Money): number {
  sameCurrency(a, b)
  return a.minor === b.minor ? 0 : a.minor < b.minor ? -1 : 1
}

/**
 * Splits by weights (not negative, not all zero) without losing or making a minor unit: largest
 * remainder, ties to the earlier.
 */
export function allocateMoney(total: Money, weights: readonly bigint[]): Money[] {
  const shares = splitByLargestRemainder(total.minor, weights)
  return shares.map((minor) => money(total.currency, minor))
}

function sameCurrency(a: Money, b: Money): Currency {
  if (a.currency === b.currency) return a.currency
  throw new ProblemError(
    problem(
      'CURRENCY_MISMATCH',
      'invalid',
      {
        zh: `不能把 ${a.currency} 与 ${b.currency} 直接相加或比较`,
        en: `${a.currency} and ${b.currency} can't be added or compared`,
      },
      { zh: '请先按汇率换算成同一币种', en: 'Convert to one currency at a stated rate first' },
      { facts: { expected: a.currency, got: b.currency } },
    ),
  )
}
