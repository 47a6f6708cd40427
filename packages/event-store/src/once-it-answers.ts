import { jittered, pause } from './deadline.ts'
import { passing } from './driver-failure.ts'

const WITHIN_MS = 30_000
const FIRST_WAIT_MS = 250
const LONGEST_WAIT_MS = 4_000

/**
 * What a process needs to begin: a database that is busy or changes its primary just then must not end it. The question may come
 * again after it was answered.
 * @throws what it failed with, at once where time doesn't mend it, else after half a minute
 */
export async function onceItAnswers<T>(
  ask: () => Promise<T>,
  wait: (ms: number) => Promise<void> = pause,
  nowMs: () => number = () => performance.now(),
): Promise<T> {
  const until = nowMs() + WITHIN_MS
  for (let waitMs = FIRST_WAIT_MS; ; waitMs = Math.min(waitMs * 2, LONGEST_WAIT_MS)) {
    try {
      return await ask()
    } catch (error) {
      if (!passing(error) || nowMs() >= until) throw error
      await wait(jittered(waitMs))
    }
  }
}
