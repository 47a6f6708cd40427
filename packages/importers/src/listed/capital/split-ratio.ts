import { greatestCommonDivisor } from '@seedline/register'

/** What a class is multiplied by to come from one total to another, in lowest terms. */
export function splitRatio(to: bigint, from: bigint) {
  const common = greatestCommonDivisor(to, from)
  return { ratioNumerator: Number(to / common), ratioDenominator: Number(from / common) }
}
