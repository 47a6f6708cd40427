import type { Notice } from './sums-store.ts'

const share = 8

/**
 * How many notices are counted at once: where that fails, ever fewer, until it is found which one fails by itself; then more
 * again.
 */
export function portions() {
  let most = Number.POSITIVE_INFINITY
  let taken: readonly Notice[] = []
  return {
    atMost: (bound: number): number => Math.min(bound, most),
    take(notices: readonly Notice[]): readonly Notice[] {
      taken = notices
      return notices
    },
    counted(): void {
      if (taken.length > 0) most *= share
      taken = []
    },
    /** The one that failed by itself; 'fewer' where some are to be tried at once; undefined where it wasn't for them. */
    failed(): Notice | 'fewer' | undefined {
      const [first, ...others] = taken
      most = first === undefined ? most : Math.max(1, Math.floor(taken.length / share))
      taken = []
      return others.length > 0 ? 'fewer' : first
    },
  }
}
