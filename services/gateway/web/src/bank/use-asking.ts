import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { AskEligibility, EligibilityAnswer } from '../api/credit.ts'
import { callOperation } from '../api/operation.ts'
import { GatewayProblem } from '../api/problem.ts'

export type Question = Omit<AskEligibility, 'requestId'>

/**
 * Asks under an id of its own: again after a lost answer it is the same query, and after an answer or a refusal, which are both
 * recorded under it, the next one.
 */
export function useAsking() {
  const queries = useQueryClient()
  const [requestId, setRequestId] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const ask = async (question: Question): Promise<EligibilityAnswer | undefined> => {
    setBusy(true)
    try {
      const answer = await callOperation<EligibilityAnswer>('askEligibility', {
        path: {},
        request: { requestId, ...question },
        key: requestId,
      })
      setProblem(undefined)
      setRequestId(crypto.randomUUID())
      return answer
    } catch (error) {
      if (wasRefused(error)) setRequestId(crypto.randomUUID())
      setProblem(error)
      return undefined
    } finally {
      setBusy(false)
      await queries.invalidateQueries({ queryKey: ['eligibility-queries'] })
    }
  }
  return { requestId, busy, problem, ask }
}

const wasRefused = (error: unknown): boolean =>
  error instanceof GatewayProblem && error.problem.status >= 400 && error.problem.status < 500
