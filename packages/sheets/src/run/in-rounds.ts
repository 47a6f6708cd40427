/**
 * In rounds: first of each key one, then of each that has more its second, and so on. What is about one thing is decided one after
 * another, so that of what lies in a row little could be under way at once; its own order stays.
 */
export function inRounds<T>(all: readonly T[], keyOf: (one: T) => string): readonly T[] {
  const rounds: T[][] = []
  const met = new Map<string, number>()
  for (const one of all) {
    const key = keyOf(one)
    const round = met.get(key) ?? 0
    met.set(key, round + 1)
    const others = rounds[round]
    if (others === undefined) rounds.push([one])
    else others.push(one)
  }
  return rounds.flat()
}
