import type { Problem } from '@seedline/values'
import { ProblemError } from '@seedline/values'
import type { Request, Response } from 'express'
import { commandIdOf } from '../idempotency/key.ts'
import { type OnceOptions, once } from '../idempotency/once.ts'
import type { KeptAnswer } from '../idempotency/record.ts'
import { requestHash } from '../idempotency/request-hash.ts'
import type { AnswerRoute, Input } from '../rest/route.ts'
import { send, written } from './answer.ts'
import { problemType, wordsOf } from './refuse.ts'

// What depends on more than the request (rights, what has arrived, how busy it is) may differ next time.
const lasting: ReadonlySet<Problem['kind']> = new Set(['invalid', 'already-exists', 'refused'])

const isLasting = ({ code, kind }: Problem, conditional: boolean): boolean =>
  lasting.has(kind) || (code === 'STALE_VERSION' && conditional)

const attempt = async (
  route: AnswerRoute,
  input: Input,
  request: Request,
  response: Response,
): Promise<KeptAnswer> => {
  try {
    return written(route.contract, await route.handle(input))
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error
    if (!isLasting(error.problem, request.headers['if-match'] !== undefined)) throw error
    const details = wordsOf(request, response, error.problem)
    return { status: details.status, contentType: problemType, body: JSON.stringify(details) }
  }
}

/** A write that has been admitted and parsed. */
export interface Write {
  readonly key: string
  readonly subject: string
  /** The body as it was sent. */
  readonly body: unknown
  readonly input: Input
}

/** Carries a write out once, and answers repetitions with the first answer. */
export const carryOut = async (
  options: OnceOptions,
  route: AnswerRoute,
  { key, subject, body, input }: Write,
  request: Request,
  response: Response,
): Promise<void> => {
  const commandId = commandIdOf(subject, key)
  const hash = requestHash({
    operationId: route.contract.operationId,
    path: request.path,
    body,
    expectedVersion: input.expectedVersion,
  })
  const { answer, replayed } = await once(options, { commandId, requestHash: hash }, () =>
    attempt(route, { ...input, commandId }, request, response),
  )
  if (replayed) response.set('Idempotency-Replayed', 'true')
  send(response, answer)
}
