import type { Pair } from './figure.ts'

/** At least so many, so that a median means something on a machine with neighbours. */
export const REPETITIONS = 5

/**
 * Measures both candidates in each repetition, the one that goes first changing, after one round
 * that warms them up and doesn't count.
 */
export async function interleaved(
  ours: () => Promise<number>,
  baseline: () => Promise<number>,
  repetitions: number = REPETITIONS,
): Promise<readonly Pair[]> {
  await ours()
  await baseline()
  const pairs: Pair[] = []
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
