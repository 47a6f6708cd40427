import { causedBy } from '@seedline/contracts/refusals'
import type { Outcome } from '@seedline/event-store'
import { ProblemError, problemKinds } from '@seedline/values'

/**
 * Whether an error says that this command will never be accepted. Its second step is bound to the version that its
 * first was decided on, and versions only grow: what refused it once refuses it for good, whatever is taken back since.
 */
export function isFinal(error: unknown): boolean {
  if (!(error instanceof ProblemError)) return false
  const { kind, code } = error.problem
  const passes = problemKinds[kind].passes || kind === 'internal' || code === 'CONCURRENT_CHANGES'
  return !passes
}

/** The rest of a command whose first step stands: whatever is not a final refusal may still come true. */
export async function finishOrGiveBack(
  finish: () => Promise<Outcome>,
  giveBack: () => Promise<void>,
): Promise<Outcome> {
  try {
    return await finish()
  } catch (cause) {
    if (!isFinal(cause)) throw causedBy(cause, 'OUTCOME_UNKNOWN')
    // Should this fail, the process gives it back.
    await giveBack().catch(() => undefined)
    throw cause
  }
}
