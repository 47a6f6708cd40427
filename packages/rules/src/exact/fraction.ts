import { divideRounded, type Numeric, type Rounding, unitsPerOne } from '@seedline/values'

/** An exact number: what is compared with a threshold is never rounded before. The denominator is above zero. */
export interface Fraction {
  readonly numerator: bigint
  readonly denominator: bigint
}

/** @throws RangeError for a denominator that is not above zero */
export function fraction(numerator: bigint, denominator = 1n): Fraction {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  return { numerator, denominator }
}

export const fractionOf = ({ units }: Numeric): Fraction => fraction(units, unitsPerOne)

export const zero: Fraction = fraction(0n)

export const add = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator + b.numerator * a.denominator, a.denominator * b.denominator)

export const negate = ({ numerator, denominator }: Fraction): Fraction =>
  fraction(-numerator, denominator)

export const magnitude = (value: Fraction): Fraction =>
  value.numerator < 0n ? negate(value) : value

export const subtract = (a: Fraction, b: Fraction): Fraction => add(a, negate(b))

export const multiply = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.numerator, a.denominator * b.denominator)

export const sum = (values: readonly Fraction[]): Fraction => values.reduce(add, zero)

/** a / b. @throws RangeError for a divisor that is not above zero: what rules divide by never may be. */
export const divide = (a: Fraction, b: Fraction): Fraction =>
  fraction(a.numerator * b.denominator, a.denominator * b.numerator)

export const power = ({ numerator, denominator }: Fraction, times: number): Fraction =>
  fraction(numerator ** BigInt(times), denominator ** BigInt(times))

/** Below zero when a < b, zero when equal, above when a > b. */
export function compare(a: Fraction, b: Fraction): number {
  const left = a.numerator * b.denominator
  const right = b.numerator * a.denominator
  return left === right ? 0 : left < right ? -1 : 1
}

/** With at most so many digits after its point, rounded towards the smaller or the larger: no zeros at its end. */
export function decimalOf(value: Fraction, digits: number, towards: 'smaller' | 'larger'): string {
  const scale = 10n ** BigInt(digits)
  const scaled = divideRounded(
    value.numerator * scale,
    value.denominator,
    roundingOf(value, towards),
  )
  const magnitude = scaled < 0n ? -scaled : scaled
  const after = (magnitude % scale).toString().padStart(digits, '0').replace(/0+$/, '')
  return `${scaled < 0n ? '-' : ''}${magnitude / scale}${after === '' || digits === 0 ? '' : `.${after}`}`
}

const roundingOf = ({ numerator }: Fraction, towards: 'smaller' | 'larger'): Rounding =>
  numerator < 0n === (towards === 'smaller') ? 'up' : 'down'
