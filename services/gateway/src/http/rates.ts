import type { Rate } from '@seedline/contracts/rates'
import { refusal } from '@seedline/contracts/refusals'
import type { Response } from 'express'

interface Allowance {
  readonly allowed: boolean
  /** How many more are let in at once. */
  readonly remaining: number
  /** In seconds, rounded up: until all of the quota is there again; where none is left, until one more is let in. */
  readonly wait: number
}

/** Counts what each organisation asks. */
export interface Rates {
  /** Takes one of its quota, where there is one left. */
  take(rate: Rate, organisation: string): Allowance
}

/** So many organisations are counted at most. */
const mostCounted = 10_000

/**
 * The quota fills up evenly, so that no burst meets a new quota at the turn of a window. For each organisation one number is kept:
 * when all that it asked will have been made up for (GCRA). One that has used nothing takes no room. Each process of the gateway
 * counts for itself.
 */
export function ratesBy(nowMs: () => number, most = mostCounted): Rates {
  const fullAt = new Map<string, number>()
  return {
    take({ name, quota, seconds }, organisation) {
      const now = nowMs()
      const each = (seconds * 1_000) / quota
      const key = `${name} ${organisation}`
      const due = Math.max(now, fullAt.get(key) ?? now) + each
      // Within a millionth of one: sums of fractions of milliseconds are no exact numbers.
      const room = seconds * 1_000 - (due - now) + each / 1e6
      if (room < 0)
        return { allowed: false, remaining: 0, wait: Math.max(1, Math.ceil(-room / 1_000)) }
      fullAt.delete(key)
      forget(fullAt, now, most)
      fullAt.set(key, due)
      return {
        allowed: true,
        remaining: Math.floor(room / each),
        wait: Math.ceil((due - now) / 1_000),
      }
    },
  }
}

// The longest not asked stand first: those that have made up for it go, and beyond the most whoever stands first.
function forget(fullAt: Map<string, number>, now: number, most: number): void {
  for (const [key, at] of fullAt) {
    if (at > now && fullAt.size < most) return
    fullAt.delete(key)
  }
}

/** Lets a request in or not, and says in the headers of either answer what is left. @throws ProblemError RATE_EXCEEDED */
export function withinRate(
  rates: Rates,
  rate: Rate,
  { organisation, response }: { readonly organisation: string; readonly response: Response },
): void {
  const { allowed, remaining, wait } = rates.take(rate, organisation)
  const { name, quota, seconds } = rate
  response.set('RateLimit-Policy', `"${name}";q=${quota};w=${seconds}`)
  response.set('RateLimit', `"${name}";r=${remaining};t=${wait}`)
  if (allowed) return
  throw refusal('RATE_EXCEEDED', { quota, seconds, retry_after_seconds: wait })
}
