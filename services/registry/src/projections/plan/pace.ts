/** Days are counted by so many together: the median of many is told to within half of that. */
const bucketDays = 30

export const bucketOf = (days: number): number => Math.floor(days / bucketDays)

/** The median in days, told as the middle of the days counted together; undefined of nothing. */
export function medianOf(counts: ReadonlyMap<number, number>): number | undefined {
  const all = [...counts.values()].reduce((sum, count) => sum + count, 0)
  if (all <= 0) return undefined
  let passed = 0
  for (const [bucket, count] of [...counts].toSorted(([a], [b]) => a - b)) {
    passed += count
    if (passed * 2 >= all) return bucket * bucketDays + bucketDays / 2
  }
  return undefined
}
