import {
  type Numeric,
  numericOfUnits,
  numericOfWhole,
  splitByLargestRemainder,
  sumNumeric,
  unitsPerOne,
} from '@seedline/values'

interface Holding {
  readonly id: string
  readonly holderId: string
  readonly quantity: Numeric
}

/**
 * So many whole shares in proportion to what is held: among the holders by largest remainder,
 * ties to the earlier, then within each holder. As the public interface promises it; by security
 * id.
 */
export function allocateWhole(total: bigint, held: readonly Holding[]): Map<string, Numeric> {
  const groups = [...Map.groupBy(held, ({ holderId }) => holderId).values()]
  const shares = splitByLargestRemainder(total, groups.map(unitsOf))
  return new Map(
    groups.flatMap((group, index) => {
      const weights = group.map(({ quantity }) => quantity.units)
      const parts = splitByLargestRemainder(shares[index] ?? 0n, weights)
      return group.map(({ id }, at) => [id, numericOfWhole(parts[at] ?? 0n)] as const)
    }),
  )
}

/**
 * After a split: whole shares stay whole with an exact total, anything else is exact for itself.
 * @throws RangeError where neither can be
 */
export function splitExactly(
  held: readonly Holding[],
  [numerator, denominator]: readonly [bigint, bigint],
  inShares: boolean,
): Map<string, Numeric> {
  if (held.length === 0) return new Map()
  const times = (units: bigint): bigint => {
    if ((units * numerator) % denominator !== 0n) throw new RangeError('the split is not exact')
    return (units * numerator) / denominator
  }
  if (inShares && held.every(({ quantity }) => quantity.units % unitsPerOne === 0n)) {
    const total = times(unitsOf(held))
    if (total % unitsPerOne !== 0n) throw new RangeError('the split leaves a part of a share')
    return allocateWhole(total / unitsPerOne, held)
  }
  return new Map(held.map(({ id, quantity }) => [id, numericOfUnits(times(quantity.units))]))
}

function unitsOf(held: readonly Holding[]): bigint {
  return sumNumeric(held.map(({ quantity }) => quantity)).units
}
