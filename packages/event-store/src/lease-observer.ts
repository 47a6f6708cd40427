import type { Session } from './lease-table.ts'

/**
 * Tells which sessions have fallen silent: by how long their beat stood still on this process's own
 * monotonic clock.
 */
export interface LeaseObserver {
  /** Takes note of what was just read, and answers the ids of those silent for a whole lease. */
  silent(sessions: readonly Session[], now: number): ReadonlySet<string>
}

/** An observer that calls a session silent after `leaseMs` without a beat. */
export function leaseObserver(leaseMs: number): LeaseObserver {
  let seen = new Map<string, { readonly beat: number; readonly since: number }>()
  return {
    silent(sessions, now) {
      const next = new Map<string, { readonly beat: number; readonly since: number }>()
      const still = new Set<string>()
      for (const { id, beat } of sessions) {
        const before = seen.get(id)
        const since = before?.beat === beat ? before.since : now
        next.set(id, { beat, since })
        if (now - since >= leaseMs) still.add(id)
      }
      seen = next
      return still
    },
  }
}
