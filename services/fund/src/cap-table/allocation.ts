import {
  type Numeric,
  numericOfUnits,
  splitByLargestRemainder,
  sumNumeric,
  unitsPerOne,
} from '@seedline/values'
import type { GivenId } from '../facts/ids.ts'
import type { Security } from './state.ts'

/** New quantities by security id. */
export type Quantities = ReadonlyMap<GivenId, Numeric>

/**
 * Divides so many whole shares among the securities in proportion to their quantities: first among
 * the holders by largest remainder, as a registrar rounds each holder's account and not each
 * certificate, then within each holder. Ties go to the earlier recorded. The sum is exact.
 */
export function allocateWhole(total: bigint, securities: readonly Security[]): Quantities {
  const byHolder = Map.groupBy(securities, ({ holderId }) => holderId)
  const groups = [...byHolder.values()]
  const shares = splitByLargestRemainder(total, groups.map(unitsOf))
  return new Map(groups.flatMap((group, index) => withinHolder(shares[index] ?? 0n, group)))
}

const unitsOf = (group: readonly Security[]): bigint =>
  sumNumeric(group.map(({ quantity }) => quantity)).units

function withinHolder(share: bigint, group: readonly Security[]): [GivenId, Numeric][] {
  const parts = splitByLargestRemainder(
    share,
    group.map(({ quantity }) => quantity.units),
  )
  return group.map(({ id }, index) => [id, numericOfUnits((parts[index] ?? 0n) * unitsPerOne)])
}

export const isWhole = ({ units }: Numeric): boolean => units % unitsPerOne === 0n

/** value × numerator / denominator where that is exact to 10 digits; undefined where it isn't. */
export function exactRatio(value: Numeric, { numerator, denominator }: Ratio): Numeric | undefined {
  const product = value.units * numerator
  return product % denominator === 0n ? numericOfUnits(product / denominator) : undefined
}

export interface Ratio {
  readonly numerator: bigint
  readonly denominator: bigint
}

/**
 * What the securities of one class are after a split. Where all are whole shares they stay whole
 * and the total is exact; others must be exact to 10 digits. Undefined: no exact result exists, or
 * somebody would be left with nothing.
 */
export function splitQuantities(
  securities: readonly Security[],
  ratio: Ratio,
  countedInShares: boolean,
): Quantities | undefined {
  if (securities.length === 0) return new Map()
  const whole = countedInShares && securities.every(({ quantity }) => isWhole(quantity))
  const after = whole ? wholeSplit(securities, ratio) : exactSplit(securities, ratio)
  const leavesNothing = [...(after?.values() ?? [])].some(({ units }) => units === 0n)
  return leavesNothing ? undefined : after
}

function wholeSplit(securities: readonly Security[], ratio: Ratio): Quantities | undefined {
  const total = exactRatio(sumNumeric(securities.map(({ quantity }) => quantity)), ratio)
  if (total === undefined || !isWhole(total)) return undefined
  return allocateWhole(total.units / unitsPerOne, securities)
}

function exactSplit(securities: readonly Security[], ratio: Ratio): Quantities | undefined {
  const after = new Map<GivenId, Numeric>()
  for (const { id, quantity } of securities) {
    const product = exactRatio(quantity, ratio)
    if (product === undefined) return undefined
    after.set(id, product)
  }
  return after
}
