/** A message that keeps failing is parked after so many tries. */
export const MAX_ATTEMPTS = 5

const failureDelays = [100, 500, 2000, 6000] as const
const FIRST_WAIT_MS = 200
const MAX_WAIT_MS = 5000

/** Before the next try of a failing message; all of them stay well below 30 s. */
export const delayAfterFailure = (attempts: number): number =>
  failureDelays[Math.min(attempts, failureDelays.length) - 1] ?? failureDelays[0]

/** Before the next try after a cause that time mends; `chance` in [0, 1) spreads the replicas. */
export function delayAfterOutage(waits: number, chance: number): number {
  const full = Math.min(FIRST_WAIT_MS * 2 ** Math.min(waits, 20), MAX_WAIT_MS)
  return Math.round(full * (0.75 + chance / 4))
}
