/** An exact number as it was written, with as many digits after its point. */
export interface Decimal {
  readonly units: bigint
  readonly digits: number
}

const written = /^([+-]?)(\d{1,25})(?:\.(\d{1,12}))?$/

/** Of '1,234.50' or 12.5 what it says; undefined of anything that is not one number. */
export function decimalOf(text: string): Decimal | undefined {
  const plain = text
    .trim()
    .replace(/[,，]/g, '')
    .replace(/^[−－]/, '-')
  const parts = written.exec(/e/i.test(plain) ? withoutExponent(plain) : plain)
  if (!parts) return undefined
  const [, sign = '', whole = '', fraction = ''] = parts
  const units = BigInt(whole + fraction)
  return { units: sign === '-' ? -units : units, digits: fraction.length }
}

// JavaScript writes 0.0000001 as 1e-7.
function withoutExponent(text: string): string {
  const value = Number(text)
  return Number.isFinite(value) && Math.abs(value) < 1e15
    ? value.toFixed(12).replace(/\.?0+$/, '')
    : text
}

export function textOf({ units, digits }: Decimal): string {
  const sign = units < 0n ? '-' : ''
  const all = String(units < 0n ? -units : units).padStart(digits + 1, '0')
  const whole = all.slice(0, all.length - digits)
  return digits === 0 ? `${sign}${whole}` : `${sign}${whole}.${all.slice(-digits)}`
}

/** A fraction; its denominator is positive. */
export interface Ratio {
  readonly over: bigint
  readonly under: bigint
}

export const ratio = (over: bigint, under = 1n): Ratio =>
  under < 0n ? { over: -over, under: -under } : { over, under }

export const ratioOf = ({ units, digits }: Decimal): Ratio => ratio(units, 10n ** BigInt(digits))

export const times = (a: Ratio, b: Ratio): Ratio => ratio(a.over * b.over, a.under * b.under)

export const plus = (a: Ratio, b: Ratio): Ratio =>
  ratio(a.over * b.under + b.over * a.under, a.under * b.under)

export const minus = (a: Ratio, b: Ratio): Ratio => plus(a, ratio(-b.over, b.under))

/** @throws RangeError for nothing to divide by */
export const divided = (a: Ratio, b: Ratio): Ratio => {
  if (b.over === 0n) throw new RangeError('divided by nothing')
  return ratio(a.over * b.under, a.under * b.over)
}

export const compare = (a: Ratio, b: Ratio): number => {
  const { over } = minus(a, b)
  return over < 0n ? -1 : over > 0n ? 1 : 0
}

export const sizeOf = ({ over, under }: Ratio): Ratio => ratio(over < 0n ? -over : over, under)

/** Rounded half away from nothing to so many digits. */
export function rounded(value: Ratio, digits: number): string {
  const scale = 10n ** BigInt(digits)
  const { over, under } = sizeOf(value)
  const units = (over * scale * 2n + under) / (under * 2n)
  return textOf({ units: value.over < 0n ? -units : units, digits })
}
