import type { Branded } from './brand.ts'
import { accepted, type Parsed, quoted, refused, trusted } from './parsed.ts'
import { problem } from './problem.ts'
import { divideRounded, type Rounding } from './rounding.ts'

/**
 * An Open Cap Format Numeric, exact: `units` of 1e-10. Used for share quantities and prices. The
 * format allows a plus sign; whoever reads its files takes that off, for here nothing else is
 * written in two ways.
 * Units outgrow int64 (at 922 million shares), so it is kept and sent as its decimal string
 * (`formatNumeric`), never as units.
 */
export type Numeric = Branded<{ readonly units: bigint }, 'Numeric'>

/** Units in one: 10^10. */
export const unitsPerOne = 10_000_000_000n

const pattern = /^-?[0-9]+(\.[0-9]{1,10})?$/
const longest = 40

/**
 * Problems: NUMERIC_MALFORMED (also for a number: a float has lost digits), NUMERIC_TOO_LARGE
 * (over 40 characters).
 */
export function parseNumeric(input: unknown): Parsed<Numeric> {
  if (typeof input !== 'string') return refused(malformed(input))
  if (input.length > longest) return refused(tooLong())
  if (!pattern.test(input)) return refused(malformed(input))
  const [whole = '0', fraction = ''] = input.replace(/^-/, '').split('.')
  const magnitude = BigInt(whole) * unitsPerOne + BigInt(fraction.padEnd(10, '0'))
  return accepted(numericOfUnits(input.startsWith('-') ? -magnitude : magnitude))
}

/** A Numeric of a trusted decimal string. @throws ProblemError */
export function numeric(input: string): Numeric {
  return trusted(parseNumeric(input))
}

/** A Numeric of whole things: shares, most often. */
export function numericOfWhole(whole: bigint): Numeric {
  return numericOfUnits(whole * unitsPerOne)
}

/**
 * 28 digits before the point: with all ten after it, the point and a sign they are as long as what can be read.
 */
const beyondReading = 10n ** 28n * unitsPerOne

/**
 * Whether a number that was worked out can be read back once it is written down, whatever its fraction. One that was
 * read can be longer, where it has fewer digits after its point.
 */
export const isReadable = ({ units }: Numeric): boolean =>
  units < beyondReading && units > -beyondReading

export function numericOfUnits(units: bigint): Numeric {
  return { units } as Numeric
}

/** The shortest decimal string: no sign of plus, no trailing zeros. */
export function formatNumeric({ units }: Numeric): string {
  const magnitude = units < 0n ? -units : units
  const fraction = (magnitude % unitsPerOne).toString().padStart(10, '0').replace(/0+$/, '')
  const sign = units < 0n ? '-' : ''
  return `${sign}${magnitude / unitsPerOne}${fraction === '' ? '' : `.${fraction}`}`
}

export function addNumeric(a: Numeric, b: Numeric): Numeric {
  return numericOfUnits(a.units + b.units)
}

export function subtractNumeric(a: Numeric, b: Numeric): Numeric {
  return numericOfUnits(a.units - b.units)
}

export function sumNumeric(values: readonly Numeric[]): Numeric {
  return numericOfUnits(values.reduce((sum, { units }) => sum + units, 0n))
}

/** Below zero when a < b, zero when equal, above when a > b. */
export function compareNumeric(a: Numeric, b: Numeric): number {
  return a.units === b.units ? 0 : a.units < b.units ? -1 : 1
}

/**
 * value × numerator / denominator (> 0), rounded at 1e-10; by default down, so that no share is
 * made by rounding.
 */
export function multiplyRatio(
  value: Numeric,
  numerator: bigint,
  denominator: bigint,
  rounding: Rounding = 'down',
): Numeric {
  return numericOfUnits(divideRounded(value.units * numerator, denominator, rounding))
}

function malformed(input: unknown) {
  return problem(
    'NUMERIC_MALFORMED',
    'invalid',
    { zh: `“${quoted(input)}”不是规范的数值`, en: `"${quoted(input)}" is not a numeric string` },
    {
      zh: '请用十进制字符串，最多 10 位小数，例如 "1000000" 或 "12.5"',
      en: 'Use a decimal string with at most 10 fraction digits, such as "1000000" or "12.5"',
    },
  )
}

function tooLong() {
  return problem(
    'NUMERIC_TOO_LARGE',
    'invalid',
    { zh: `数值超过 ${longest} 个字符`, en: `The number has more than ${longest} characters` },
    { zh: '请核对单位', en: 'Check the unit' },
  )
}
