/** How what is there differs from what was recorded. Places count from 0 within each. */
export type Difference =
  | { readonly kind: 'altered'; readonly recorded: number; readonly found: number }
  | { readonly kind: 'removed'; readonly recorded: number }
  /** Stands before the recorded one of this place. */
  | { readonly kind: 'inserted'; readonly recorded: number; readonly found: number }

/** More than this is not compared place by place. */
const MOST = 1024

/** The fewest differences between the leaves that were recorded and those that are there. */
export function differences(
  recorded: readonly string[],
  found: readonly string[],
): readonly Difference[] {
  let start = 0
  while (start < recorded.length && recorded[start] === found[start]) start++
  let [ends, foundEnds] = [recorded.length, Math.min(found.length, MOST + start)]
  while (ends > start && foundEnds > start && recorded[ends - 1] === found[foundEnds - 1]) {
    ends--
    foundEnds--
  }
  const kept = inCommon(recorded.slice(start, ends), found.slice(start, foundEnds))
  const anchors = [...kept, [ends - start, foundEnds - start] as const]
  let [atRecorded, atFound] = [start, start]
  return anchors.flatMap(([untilRecorded, untilFound]) => {
    const gap = gapOf(atRecorded, start + untilRecorded, atFound, start + untilFound)
    atRecorded = start + untilRecorded + 1
    atFound = start + untilFound + 1
    return gap
  })
}

/** Between two that are in their places: one for one as far as both reach, then what only one side has. */
function gapOf(from: number, to: number, foundFrom: number, foundTo: number): Difference[] {
  const both = Math.min(to - from, foundTo - foundFrom)
  const gap: Difference[] = []
  for (let offset = 0; offset < both; offset++) {
    gap.push({ kind: 'altered', recorded: from + offset, found: foundFrom + offset })
  }
  for (let recorded = from + both; recorded < to; recorded++)
    gap.push({ kind: 'removed', recorded })
  for (let found = foundFrom + both; found < foundTo; found++) {
    gap.push({ kind: 'inserted', recorded: to, found })
  }
  return gap
}

/** The places of a longest common part, in order. */
function inCommon(
  a: readonly string[],
  b: readonly string[],
): readonly (readonly [number, number])[] {
  const width = b.length + 1
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number): number => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
    }
  }
  const pairs: (readonly [number, number])[] = []
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    if (a[i] === b[j]) pairs.push([i++, j++])
    else if (at(i + 1, j) >= at(i, j + 1)) i++
    else j++
  }
  return pairs
}
