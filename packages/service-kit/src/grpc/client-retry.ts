import { status } from '@grpc/grpc-js'
import { ProblemError } from '@seedline/values'
import { DelegateBackoff, handleWhenResult, retry } from 'cockatiel'
import type { AttemptFailure, AttemptResult, Outgoing } from './client-attempt.ts'
import { problemOfStatus } from './status-problem.ts'

type Send = () => Promise<AttemptResult>

const firstDelayMs = 50
const longestDelayMs = 1_000
/** A refusal that came sooner tells that nobody is there yet. */
const quickMs = 250

// Full jitter would sometimes retry at once; half of it is always waited.
const delayBefore = (retryNumber: number): number => {
  const most = Math.min(firstDelayMs * 2 ** (retryNumber - 1), longestDelayMs)
  return most / 2 + Math.random() * (most / 2)
}

/**
 * Sends, and after UNAVAILABLE sends again: at most `attempts` times in all and only while the
 * deadline leaves room. What was refused slowly is not sent again: the service has tried for as long as it may, and
 * an attempt that the deadline cuts off leaves in doubt what was refused clearly. The caller vouches that the RPC may be
 * repeated.
 */
export async function sendRepeatedly(
  send: Send,
  out: Outgoing,
  attempts: number,
): Promise<AttemptResult> {
  let tookMs = 0
  const timed = async (): Promise<AttemptResult> => {
    const began = performance.now()
    const result = await send()
    tookMs = performance.now() - began
    return result
  }
  const first = await timed()
  if (!worthRepeating(first, out, tookMs)) return first
  let inDoubt = isInDoubt(first)
  let attempted = false
  const policy = retry(
    handleWhenResult((result) => worthRepeating(result as AttemptResult, out, tookMs)),
    {
      maxAttempts: attempts - 1,
      backoff: new DelegateBackoff(({ attempt }) => delayBefore(attempt)),
    },
  )
  const last = await policy.execute(async () => {
    // What came of the first attempt opens the policy's count.
    if (!attempted) {
      attempted = true
      return first
    }
    const result = await timed()
    inDoubt ||= isInDoubt(result)
    return result
  })
  return inDoubt ? withDoubt(last, out) : last
}

function worthRepeating(result: AttemptResult, out: Outgoing, tookMs: number): boolean {
  if (!('failure' in result) || result.failure.code !== status.UNAVAILABLE) return false
  if (out.signal?.aborted || tookMs > quickMs) return false
  return out.deadlineAt - Date.now() > longestDelayMs / 4
}

const isInDoubt = (result: AttemptResult): boolean => 'failure' in result && result.failure.inDoubt

// An earlier attempt may have been carried out unheard, so a later "not now" settles nothing.
function withDoubt(result: AttemptResult, out: Outgoing): AttemptResult {
  if (!('failure' in result) || result.failure.inDoubt) return result
  const { error, code } = result.failure
  if (error.problem.kind !== 'unavailable' && error.problem.kind !== 'exhausted') return result
  const problem = problemOfStatus(status.UNAVAILABLE, { query: out.query, sent: true, details: '' })
  const failure: AttemptFailure = {
    error: new ProblemError(problem, { cause: error }),
    code,
    inDoubt: true,
  }
  return { failure }
}
