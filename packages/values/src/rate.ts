import { Decimal } from 'decimal.js'
import type { Branded } from './brand.ts'
import type { Currency } from './currency.ts'
import { scaleOf } from './currency.ts'
import { type Money, money } from './money.ts'
import { accepted, type Parsed, quoted, refused } from './parsed.ts'
import { problem } from './problem.ts'
import type { Rounding } from './rounding.ts'

/** A rate (exchange, interest) as a positive decimal string of at most 20 significant digits. */
export type Rate = Branded<string, 'Rate'>

// Wide enough that 19 digits of minor units times 20 of a rate stay exact.
const Wide = Decimal.clone({ precision: 60, toExpNeg: -40, toExpPos: 60 })
const modes: Readonly<Record<Rounding, Decimal.Rounding>> = {
  'half-up': Decimal.ROUND_HALF_UP,
  'half-even': Decimal.ROUND_HALF_EVEN,
  down: Decimal.ROUND_DOWN,
  up: Decimal.ROUND_UP,
}

/** Problem: RATE_MALFORMED. */
export function parseRate(input: unknown): Parsed<Rate> {
  if (typeof input === 'string' && /^\d{1,10}(\.\d{1,10})?$/.test(input)) {
    const rate = new Wide(input)
    if (rate.greaterThan(0)) return accepted(rate.toFixed() as Rate)
  }
  return refused(
    problem(
      'RATE_MALFORMED',
      'invalid',
      { zh: `“${quoted(input)}”不是比率`, en: `"${quoted(input)}" is not a rate` },
      {
        zh: '请用大于零的十进制字符串，最多 10 位小数，例如 "7.1234"',
        en: 'Use a decimal string above zero with at most 10 fraction digits, such as "7.1234"',
      },
    ),
  )
}

/**
 * An amount at a rate (units of `to` for one unit of its own currency), rounded once as told.
 * @throws ProblemError AMOUNT_TOO_LARGE
 */
export function convertMoney(
  amount: Money,
  rate: Rate,
  to: Currency,
  rounding: Rounding = 'half-up',
): Money {
  const shift = new Wide(10).pow(scaleOf(to) - scaleOf(amount.currency))
  const exact = new Wide(amount.minor.toString()).times(rate).times(shift)
  return money(to, BigInt(exact.toDecimalPlaces(0, modes[rounding]).toFixed()))
}
