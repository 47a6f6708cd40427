import type { Operation } from './history.ts'

/** A process that was killed; `at` in ms on the clock of `performance.now()`. */
export interface Kill {
  readonly name: string
  readonly at: number
}

/**
 * For each kill of a service, the ms until a command that it decides was accepted next. A kill
 * that another of the same service followed before that is left out. It took longer than until then:
 * what these come to is too low.
 */
export function recoveries(
  service: 'fund' | 'registry',
  kills: readonly Kill[],
  history: readonly Operation[],
): readonly number[] {
  const accepted = history
    .filter(({ what, outcome }) => outcome.kind === 'ok' && decidedBy(what) === service)
    .map(({ answeredAt }) => answeredAt)
    .toSorted((a, b) => a - b)
  const times = kills.filter(({ name }) => name === service).map(({ at }) => at)
  return times.flatMap((at, index) => {
    const next = accepted.find((answered) => answered > at)
    const again = times[index + 1] ?? Number.POSITIVE_INFINITY
    return next === undefined || again < next ? [] : [next - at]
  })
}

const decidedBy = (what: Operation['what']): 'fund' | 'registry' =>
  what === 'register' ? 'registry' : 'fund'

/** The value that this share of them doesn't exceed; NaN of none. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
