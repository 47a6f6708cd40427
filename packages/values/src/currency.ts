import { accepted, type Parsed, quoted, refused } from './parsed.ts'
import { problem } from './problem.ts'

// ISO 4217: how many fraction digits the minor unit has.
const scales = {
  CNY: 2,
  HKD: 2,
  MOP: 2,
  TWD: 2,
  USD: 2,
  EUR: 2,
  GBP: 2,
  CHF: 2,
  SGD: 2,
  AUD: 2,
  CAD: 2,
  JPY: 0,
  KRW: 0,
} as const

/** An ISO 4217 code that Seedline knows the scale of. */
export type Currency = keyof typeof scales

export const currencies = Object.keys(scales) as readonly Currency[]

/** Fraction digits of the currency: 2 for CNY (分), 0 for JPY. */
export function scaleOf(currency: Currency): number {
  return scales[currency]
}

/** Problem: CURRENCY_UNKNOWN. */
export function parseCurrency(input: unknown): Parsed<Currency> {
  if (typeof input === 'string' && Object.hasOwn(scales, input)) return accepted(input as Currency)
  const known = currencies.join(', ')
  return refused(
    problem(
      'CURRENCY_UNKNOWN',
      'invalid',
      { zh: `不认识币种“${quoted(input)}”`, en: `Currency "${quoted(input)}" is not known` },
      {
        zh: `请使用 ISO 4217 大写代码：${known}`,
        en: `Use an upper-case ISO 4217 code: ${known}`,
      },
    ),
  )
}
