import { type Currency, parseCurrency, scaleOf } from './currency.ts'
import { accepted, type Parsed, quoted, refused, trusted } from './parsed.ts'
import { type Problem, ProblemError, problem } from './problem.ts'

/**
 * An exact amount: `minor` units of the currency's scale (CNY 12.34 = 1234n). Within int64, as it
 * travels.
 */
export interface Money {
  readonly currency: Currency
  readonly minor: bigint
}

/** Amounts travel as int64: no sum of them may pass this. */
export const largestMinor = 2n ** 63n - 1n

/** Money of whole minor units. @throws ProblemError AMOUNT_TOO_LARGE beyond ±(2^63 − 1). */
export function money(currency: Currency, minor: bigint): Money {
  if (minor > largestMinor || minor < -largestMinor) throw new ProblemError(tooLarge(currency))
  return { currency, minor }
}

/**
 * Reads a currency code and a decimal string. Numbers are refused: a float has already lost the
 * amount. Problems: CURRENCY_UNKNOWN, AMOUNT_NOT_A_STRING, AMOUNT_MALFORMED, AMOUNT_TOO_PRECISE,
 * AMOUNT_TOO_LARGE.
 */
export function parseMoney(currency: unknown, amount: unknown): Parsed<Money> {
  const known = parseCurrency(currency)
  if (!known.ok) return known
  if (typeof amount !== 'string') return refused(notAString(amount))
  const match = /^(-?)([0-9]{1,25})(?:\.([0-9]{1,25}))?$/.exec(amount)
  if (!match) return refused(malformed(amount))
  const [, sign, whole = '', fraction = ''] = match
  const scale = scaleOf(known.value)
  if (fraction.length > scale) return refused(tooPrecise(known.value, scale, amount))
  const magnitude = BigInt(whole + fraction.padEnd(scale, '0'))
  if (magnitude > largestMinor) return refused(tooLarge(known.value))
  return accepted(money(known.value, sign === '-' ? -magnitude : magnitude))
}

/** Money of a trusted decimal string. @throws ProblemError */
export function moneyOf(currency: Currency, amount: string): Money {
  return trusted(parseMoney(currency, amount))
}

/** The decimal string, always with the currency's full scale: `12.30`. */
export function amountOf({ currency, minor }: Money): string {
  const scale = scaleOf(currency)
  const sign = minor < 0n ? '-' : ''
  const digits = (minor < 0n ? -minor : minor).toString().padStart(scale + 1, '0')
  if (scale === 0) return sign + digits
  return `${sign}${digits.slice(0, -scale)}.${digits.slice(-scale)}`
}

function notAString(amount: unknown): Problem {
  return problem(
    'AMOUNT_NOT_A_STRING',
    'invalid',
    { zh: `金额不是字符串：${quoted(amount)}`, en: `The amount is no string: ${quoted(amount)}` },
    {
      zh: '请把金额写成十进制字符串，例如 "12.34"；浮点数会丢失精度',
      en: 'Send the amount as a decimal string such as "12.34"; a float loses precision',
    },
  )
}

function malformed(amount: string): Problem {
  return problem(
    'AMOUNT_MALFORMED',
    'invalid',
    { zh: `金额格式不对：“${quoted(amount)}”`, en: `"${quoted(amount)}" is not an amount` },
    {
      zh: '只用数字和一个小数点，例如 "1200000.00"，不要千位分隔符、单位或指数',
      en: 'Use digits and one point, such as "1200000.00": no separators, units or exponents',
    },
  )
}

function tooPrecise(currency: Currency, scale: number, amount: string): Problem {
  return problem(
    'AMOUNT_TOO_PRECISE',
    'invalid',
    {
      zh: `${currency} 的金额最多 ${scale} 位小数，收到“${quoted(amount)}”`,
      en: `${currency} has at most ${scale} fraction digits, got "${quoted(amount)}"`,
    },
    {
      zh: `请先舍入到 ${scale} 位小数再提交`,
      en: `Round to ${scale} fraction digits before sending`,
    },
    { facts: { currency, scale: String(scale) } },
  )
}

function tooLarge(currency: Currency): Problem {
  return problem(
    'AMOUNT_TOO_LARGE',
    'invalid',
    { zh: '金额超出可记录的范围', en: 'The amount is larger than can be recorded' },
    { zh: '请核对单位（元、万元、亿元）', en: 'Check the unit (yuan, 10,000 yuan, 100 million)' },
    { facts: { currency, largest: amountOf({ currency, minor: largestMinor }) } },
  )
}
