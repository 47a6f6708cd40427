/**
 * Splits a whole number by weights so that the shares sum to exactly the whole: each gets its
 * floor, the odd units go to the largest remainders, ties to the earlier. Weights are not
 * negative and not all zero; a negative whole splits as its mirror.
 */
export function splitByLargestRemainder(whole: bigint, weights: readonly bigint[]): bigint[] {
  if (weights.some((weight) => weight < 0n)) throw new RangeError('a weight is negative')
  const total = weights.reduce((sum, weight) => sum + weight, 0n)
  if (total === 0n) throw new RangeError('the weights sum to zero')
  const sign = whole < 0n ? -1n : 1n
  const magnitude = whole * sign
  const shares = weights.map((weight) => (magnitude * weight) / total)
  const odd = magnitude - shares.reduce((sum, share) => sum + share, 0n)
  const order = weights
    .map((weight, index) => ({ index, rest: (magnitude * weight) % total }))
    .sort((a, b) => (a.rest === b.rest ? a.index - b.index : a.rest > b.rest ? -1 : 1))
  const lucky = new Set(order.slice(0, Number(odd)).map(({ index }) => index))
  return shares.map((share, index) => sign * (lucky.has(index) ? share + 1n : share))
}
