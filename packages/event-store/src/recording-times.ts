import { refusal } from '@seedline/contracts/refusals'
import { type Clock, type Instant, instantOf, toDate } from '@seedline/values'

/** How far the clocks of two machines that write to one database may be apart. */
const CLOCK_SKEW_MS = 2000

/** A server that stood still may make a write whose answer nobody waited for: so long it is expected. */
const DOUBTFUL_MS = 60_000

/** From a commit's time until it is seen by every reader or will never be, whichever process wrote it. */
const settlingMs = (budgetMs: number): number => budgetMs + CLOCK_SKEW_MS

/** A write that is about to be sent. */
interface BegunWrite {
  /** When what it holds is recorded. */
  readonly at: Date
  /** `unknown`: it may have been made or not, or may yet be. */
  ended(outcome: 'known' | 'unknown'): void
}

/** When things are recorded by this process, and up to when nothing more can come. */
export interface RecordingTimes {
  begin(): BegunWrite
  /** @throws ProblemError NOT_YET_SETTLED for a moment as of which an answer could still change. */
  expectSettled(asked: Instant): void
}

/**
 * Stamps are taken here as late as can be, and never step back, whatever the clock does. What is
 * asked as of a moment is answered once that moment lies further back than any write of any process
 * may take, and before every write of this one whose end is not known.
 */
export function recordingTimes(
  clock: Clock,
  budgetMs: number,
  elapsed: () => number = () => performance.now(),
): RecordingTimes {
  const settling = settlingMs(budgetMs)
  const open = new Set<{ readonly at: number; expectedUntil: number }>()
  let latest = 0

  const now = (): number => {
    latest = Math.max(latest, toDate(clock()).getTime())
    return latest
  }

  const settledUntil = (): number => {
    let until = now() - settling
    for (const write of open) {
      if (elapsed() > write.expectedUntil) open.delete(write)
      else until = Math.min(until, write.at - 1)
    }
    return until
  }

  return {
    begin() {
      const write = { at: now(), expectedUntil: Number.POSITIVE_INFINITY }
      open.add(write)
      return {
        at: new Date(write.at),
        ended(outcome) {
          if (outcome === 'known') open.delete(write)
          else write.expectedUntil = elapsed() + DOUBTFUL_MS
        },
      }
    },
    expectSettled(asked) {
      const until = settledUntil()
      const at = toDate(asked).getTime()
      if (at <= until) return
      throw refusal('NOT_YET_SETTLED', {
        asked,
        settled_until: instantOf(new Date(until)),
        ask_again_at: instantOf(new Date(at + latest - until)),
      })
    },
  }
}
