import type { Branded } from './brand.ts'
import { accepted, type Parsed, quoted, refused, trusted } from './parsed.ts'
import { problem } from './problem.ts'

/** A moment as ISO 8601 UTC with milliseconds, `2026-11-23T10:00:00.000Z`; compares as a string. */
export type Instant = Branded<string, 'Instant'>

/** Tells the time; passed in, so that nothing in the domain reads a clock. */
export type Clock = () => Instant

export const systemClock: Clock = () => instantOf(new Date())

const pattern =
  /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-](?:0\d|1[0-4]):[0-5]\d)$/

/**
 * Reads an ISO 8601 moment with its zone; digits below the millisecond are cut. Problem:
 * INSTANT_INVALID.
 */
export function parseInstant(input: unknown): Parsed<Instant> {
  if (typeof input === 'string' && pattern.test(input) && hasRealDay(input)) {
    const at = Date.parse(input.replace(/(\.\d{3})\d+/, '$1'))
    const text = Number.isNaN(at) ? '' : new Date(at).toISOString()
    if (text.length === 24) return accepted(text as Instant)
  }
  return refused(
    problem(
      'INSTANT_INVALID',
      'invalid',
      {
        zh: `“${quoted(input)}”不是带时区的时刻`,
        en: `"${quoted(input)}" is not a moment with a zone`,
      },
      {
        zh: '请按 ISO 8601 书写并带时区，例如 2026-11-23T10:00:00.000Z',
        en: 'Write it in ISO 8601 with a zone, such as 2026-11-23T10:00:00.000Z',
      },
    ),
  )
}

/** A moment of trusted text. @throws ProblemError */
export function instant(input: string): Instant {
  return trusted(parseInstant(input))
}

export function instantOf(date: Date): Instant {
  return date.toISOString() as Instant
}

export function toDate(at: Instant): Date {
  return new Date(at)
}

// Date.parse turns 30 February into 2 March.
function hasRealDay(input: string): boolean {
  const day = input.slice(0, 10)
  const at = Date.parse(`${day}T00:00:00.000Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === day
}
