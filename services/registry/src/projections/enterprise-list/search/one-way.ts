/** How one character of a name is read: each of its readings in letters without tones; one that is no Han, as it is. */
export type Syllable = readonly string[]

/** No more letters of a search are compared with a spelling: beyond, no two ways of reading can meet again. */
export const spelledMost = 14

/**
 * The syllables without those rarer readings by which the same letters could be read along the same characters in two
 * ways, as `n` `ge` and `ng` `e`. Else ways to read would double again and again along a name, and so would the
 * steps of whoever looks for letters that are not there.
 */
export function readOneWay(syllables: readonly Syllable[]): readonly Syllable[] {
  const kept = [...syllables]
  for (let at = kept.length - 1; at >= 0; at--) {
    const one: string[] = []
    for (const reading of kept[at] ?? [])
      if (!one.some((before) => meetsAgain(before, reading, kept, at + 1))) one.push(reading)
    kept[at] = one
  }
  return kept
}

/** Whether two readings of one syllable can be read on, each in its own way, to the same letters. */
function meetsAgain(a: string, b: string, syllables: readonly Syllable[], from: number): boolean {
  let ahead = new Set([leadOf(a, b)].filter((lead) => lead !== undefined))
  for (const readings of syllables.slice(from, from + spelledMost)) {
    if (ahead.size === 0) return false
    const leads = [...ahead].flatMap((lead) =>
      readings.flatMap((short) => readings.map((long) => leadOf(short, lead + long))),
    )
    if (leads.includes('')) return true
    ahead = new Set(leads.filter((lead) => lead !== undefined))
  }
  return false
}

/** What one of them has more than the other, which it begins with; undefined: they differ. */
const leadOf = (a: string, b: string): string | undefined =>
  a.startsWith(b) ? a.slice(b.length) : b.startsWith(a) ? b.slice(a.length) : undefined
