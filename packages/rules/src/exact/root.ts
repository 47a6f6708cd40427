import { compare, type Fraction, fraction, power } from './fraction.ts'

/** Steps in which a yearly rate is told: 0.0001, that is a hundredth of a per cent. */
const steps = 10_000n

/**
 * The yearly rate r with (1 + r)^years = factor (not negative), as the step at or just below it; only for people to read.
 * Whether a rate is reached is decided on the factor itself.
 */
export function yearlyRateBelow(factor: Fraction, years: number): Fraction {
  const reaches = (step: bigint) => compare(power(fraction(step, steps), years), factor) <= 0
  let low = 0n
  let high = steps
  while (reaches(high)) high *= 2n
  while (high - low > 1n) {
    const middle = (low + high) / 2n
    if (reaches(middle)) low = middle
    else high = middle
  }
  return fraction(low - steps, steps)
}
