/**
 * `half-up`: ties away from zero (四舍五入); `half-even`: ties to the even digit; `down`: towards
 * zero; `up`: away from zero.
 */
export type Rounding = 'half-up' | 'half-even' | 'down' | 'up'

/** numerator / denominator (> 0) as a whole number, rounded as told. */
export function divideRounded(numerator: bigint, denominator: bigint, rounding: Rounding): bigint {
  if (denominator <= 0n) throw new RangeError('denominator must be positive')
  const sign = numerator < 0n ? -1n : 1n
  const magnitude = numerator * sign
  const whole = magnitude / denominator
  const rest = magnitude % denominator
  return sign * (whole + (roundsUp(whole, rest, denominator, rounding) ? 1n : 0n))
}

function roundsUp(whole: bigint, rest: bigint, denominator: bigint, rounding: Rounding): boolean {
  if (rest === 0n) return false
  switch (rounding) {
    case 'down':
      return false
    case 'up':
      return true
    case 'half-up':
      return rest * 2n >= denominator
    case 'half-even':
      return rest * 2n > denominator || (rest * 2n === denominator && whole % 2n === 1n)
    default: {
      const never: never = rounding
      throw new TypeError(`no such rounding: ${String(never)}`)
    }
  }
}
