/** At least so many, so that a median means something on a machine with neighbours. */
export const REPETITIONS = 5

/** What one repetition found of both. */
export interface Compared<T> {
  readonly ours: T
  readonly baseline: T
}

/**
 * Measures both candidates in each repetition, the one that goes first changing, after one round
 * that warms them up and doesn't count.
 */
export async function interleaved<T>(
  ours: () => Promise<T>,
  baseline: () => Promise<T>,
  repetitions: number = REPETITIONS,
): Promise<readonly Compared<T>[]> {
  await ours()
  await baseline()
  const pairs: Compared<T>[] = []
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    if (repetition % 2 === 0) {
      const first = await ours()
      pairs.push({ ours: first, baseline: await baseline() })
    } else {
      const first = await baseline()
      pairs.push({ ours: await ours(), baseline: first })
    }
  }
  return pairs
}

/** One number of what both found, as pairs for a figure. */
export const pairsOf = <T>(
  compared: readonly Compared<T>[],
  of: (one: T) => number,
): readonly Compared<number>[] =>
  compared.map(({ ours, baseline }) => ({ ours: of(ours), baseline: of(baseline) }))
