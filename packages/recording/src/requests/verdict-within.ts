import { Verdict } from '@seedline/contracts/batches/v1/batch_service'
import { messageBytesMost } from '@seedline/contracts/bounds'
import { batchEntries } from '@seedline/contracts/operations'
import type { CommandOutcome } from '@seedline/contracts/values/v1/values'
import { messageOfProblem, problemWithin } from '@seedline/service-kit/grpc'
import type { Problem } from '@seedline/values'

/** A batch holds so many requests. */
export const MOST_REQUESTS = batchEntries.max

// Of each verdict its tag and length come besides, and a fifth of the message is kept free.
const mostBytes = Math.floor((messageBytesMost * 0.8) / MOST_REQUESTS)
const ofProblem = mostBytes - 16

/** A refusal within its share of the answer: that one is long never keeps the others from being told. */
export const refusalWithin = (problem: Problem): Verdict => ({
  verdict: { $case: 'problem', value: messageOfProblem(problemWithin(problem, ofProblem)) },
})

/** An outcome within its share of the answer: where there are very many events, the first of them. */
export function outcomeWithin(outcome: CommandOutcome): Verdict {
  const verdict = (value: CommandOutcome): Verdict => ({ verdict: { $case: 'outcome', value } })
  const { eventIds } = outcome
  for (let kept = eventIds.length; kept > 1; kept >>= 1) {
    const told = verdict({ ...outcome, eventIds: eventIds.slice(0, kept) })
    if (Verdict.encode(told).finish().byteLength <= mostBytes) return told
  }
  return verdict({ ...outcome, eventIds: eventIds.slice(0, 1) })
}
