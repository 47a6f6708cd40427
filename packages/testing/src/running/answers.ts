import { setTimeout as pause } from 'node:timers/promises'
import { patiently } from '@seedline/stack/patience'
import { type Problem, ProblemError } from '@seedline/values'

/** The problem that a call is refused with. @throws Error when it was accepted, or failed otherwise */
export async function refusal(run: Promise<unknown>): Promise<Problem> {
  try {
    await run
  } catch (error) {
    if (error instanceof ProblemError) return error.problem
    throw error
  }
  throw new Error('it was accepted')
}

/** The first answer that isn't undefined. @throws Error when none comes in time */
export async function eventually<T>(ask: () => Promise<T | undefined>, ms = 20_000): Promise<T> {
  for (const until = Date.now() + patiently(ms); Date.now() < until; ) {
    const answer = await ask()
    if (answer !== undefined) return answer
    await pause(50)
  }
  throw new Error('it never came')
}
