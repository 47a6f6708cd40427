import type { Instant } from './instant.ts'
import type { LocalDate } from './local-date.ts'

/** The later of two days, or of two moments; where only one is known, that one. Both are written so that text sorts as time does. */
export function laterOf<T extends LocalDate | Instant>(one: T | undefined, other: T): T
export function laterOf<T extends LocalDate | Instant>(
  one: T | undefined,
  other: T | undefined,
): T | undefined
export function laterOf<T extends LocalDate | Instant>(one: T | undefined, other: T | undefined) {
  if (one === undefined || other === undefined) return one ?? other
  return one > other ? one : other
}
