/** How dark a number is drawn beside the largest: 0 of nothing, 1 to 5 by fifths; undefined where it isn't known. */
export function shadeOf(value: number | undefined, largest: number): number | undefined {
  if (value === undefined) return undefined
  if (value <= 0 || largest <= 0) return 0
  return Math.min(5, Math.ceil((value / largest) * 5))
}
