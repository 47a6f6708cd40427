import { setTimeout as pause } from 'node:timers/promises'
import type { Difference } from './difference.ts'

/** What is found on looking again: `late` may come right by itself, `wrong` does not. */
export type Verdict =
  | { readonly kind: 'right' }
  | { readonly kind: 'late' | 'wrong'; readonly differences: readonly Difference[] }

/** Looks once more at one thing that seemed to differ. */
export type Look = () => Promise<Verdict>

const firstPauseMs = 50
const longestPauseMs = 2000
/** Where so much is wrong, nobody needs to wait for the rest. */
const enough = 1000

/**
 * Looks again until nothing is late any more or the time is over. What is wrong is told at once, what
 * is still late at the end.
 */
export async function settle(looks: readonly Look[], until: number): Promise<Difference[]> {
  const wrong: Difference[] = []
  let open = looks
  for (let pauseMs = firstPauseMs; ; pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    const still: Look[] = []
    const late: Difference[] = []
    for (const look of open) {
      const verdict = await look()
      if (verdict.kind === 'right') continue
      if (verdict.kind === 'late') still.push(look)
      ;(verdict.kind === 'late' ? late : wrong).push(...verdict.differences)
    }
    if (still.length === 0 || performance.now() >= until) return [...wrong, ...late]
    if (wrong.length >= enough) return [...wrong, ...late]
    open = still
    await pause(pauseMs)
  }
}
