import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { isPreview } from './enterprises.ts'
import { GatewayProblem } from './problem.ts'

interface Command<Request, Answer> {
  readonly busy: boolean
  readonly problem: unknown
  /** Undefined when it was refused: the problem then says why. */
  give(request: Request): Promise<Answer | undefined>
}

/**
 * Gives a command with one idempotency key for one filled form: pressing twice, or again after a
 * lost answer, records once. Only a refusal starts a new key, since what follows it is another form.
 */
export function useCommand<Request, Answer>(
  send: (idempotencyKey: string, request: Request) => Promise<Answer>,
): Command<Request, Answer> {
  const queries = useQueryClient()
  const [key, setKey] = useState(() => crypto.randomUUID())
  const [busy, setBusy] = useState(false)
  const [problem, setProblem] = useState<unknown>()
  const give = async (request: Request) => {
    setBusy(true)
    try {
      const answer = await send(key, request)
      setProblem(undefined)
      await queries.invalidateQueries({ predicate: (query) => !isPreview(query) })
      return answer
    } catch (error) {
      if (wasRefused(error)) setKey(crypto.randomUUID())
      setProblem(error)
      if (isOutdated(error)) await queries.invalidateQueries()
      return undefined
    } finally {
      setBusy(false)
    }
  }
  return { busy, problem, give }
}

/** Refused because of what was recorded meanwhile: what the page shows is old. */
function isOutdated(error: unknown): boolean {
  return error instanceof GatewayProblem && [409, 412].includes(error.problem.status)
}

function wasRefused(error: unknown): boolean {
  if (!(error instanceof GatewayProblem)) return false
  return error.problem.status >= 400 && error.problem.status < 500
}
