import { setTimeout as sleep } from 'node:timers/promises'
import { patiently } from '../patience.ts'

const pollMs = 100

/** Asks again and again until the answer is yes; false when the deadline passes or it was stopped. */
export async function waitUntil(
  question: () => Promise<boolean>,
  deadlineMs: number,
  stop?: AbortSignal,
): Promise<boolean> {
  const until = performance.now() + patiently(deadlineMs)
  while (performance.now() < until && stop?.aborted !== true) {
    if (await question().catch(() => false)) return true
    await sleep(pollMs)
  }
  return false
}
