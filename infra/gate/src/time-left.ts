import { patience } from '@seedline/stack/patience'
import type { Level } from './level.ts'

const minute = 60_000
/** For a file of journeys that was begun in time, and for what ends a run. */
const graceMs = 12 * minute

/** How long a run of all levels may take. */
export interface TimeLeft {
  /** For SEEDLINE_TEST_BEGIN_UNTIL: until when a level's files may be begun; undefined: whenever. */
  beginUntil(level: Level): string | undefined
  /** Of a machine as fast as usual, in all. */
  leftMs(): number
}

export const unlimited: TimeLeft = {
  beginUntil: () => undefined,
  leftMs: () => Number.POSITIVE_INFINITY,
}

/**
 * The time that is left of so many minutes, counted from the start of this process. Journeys that can't be begun in it are left out
 * where the machine is slower than usual, and told as skipped. Checks, unit and integration tests never are: a level that doesn’t end
 * in time fails, and so do journeys on a machine as fast as usual.
 */
export function timeLeft(
  minutes: string | undefined,
  times = patience,
  sinceStartMs = () => performance.now(),
  now = Date.now,
): TimeLeft {
  const all = Number(minutes) * minute
  if (!(all > 0)) return unlimited
  const left = () => all - sinceStartMs()
  return {
    beginUntil: (level) =>
      level === 'e2e' && times() > 1 ? String(Math.round(now() + left())) : undefined,
    leftMs: () => Math.max(minute, left() + graceMs) / times(),
  }
}
