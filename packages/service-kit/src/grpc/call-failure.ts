import { status } from '@grpc/grpc-js'
import type { Span } from '@opentelemetry/api'
import { problemOf as refused } from '@seedline/contracts/refusals'
import { type Problem, ProblemError } from '@seedline/values'
import type { Logger } from 'pino'
import { failSpan } from '../telemetry/spans.ts'
import { statusCodeOf } from './problem-status.ts'

/** How a call went that failed. */
export interface Circumstances {
  /** Nobody waited for the answer any more when it failed. */
  readonly cancelled: boolean
  readonly path: string
  readonly logger: Pick<Logger, 'info' | 'warn' | 'error'>
  readonly traceId: string
  readonly problemOf: (error: unknown) => Problem | undefined
}

/** What the caller is told of a failure; what it isn't told goes to the log. */
export function failureOf(cause: unknown, circumstances: Circumstances): Problem {
  const { cancelled, path, logger, traceId, problemOf } = circumstances
  if (cause instanceof ProblemError) {
    if (ours(cause.problem)) logger.warn({ err: cause, rpc: path }, 'call failed')
    return cause.problem
  }
  if (cancelled) {
    logger.info({ err: cause, rpc: path }, 'call given up by its caller')
    return refused('DEADLINE_EXCEEDED')
  }
  const known = problemOf(cause)
  if (known) {
    logger.warn({ err: cause, rpc: path }, 'call failed')
    return known
  }
  logger.error({ err: cause, rpc: path }, 'call crashed')
  return internal(traceId)
}

/** Says nothing of what went wrong inside: the trace id leads those who may know to the log. */
export const internal = (traceId: string): Problem => ({
  ...refused('INTERNAL'),
  facts: { trace_id: traceId },
})

/** Ends the span of a call that failed. A refusal is an answer, and no error of the span. */
export function endFailedSpan(span: Span, failure: Problem, cause: unknown): void {
  if (span.isRecording()) {
    const code = statusCodeOf(failure.kind)
    span.setAttribute('rpc.response.status_code', status[code] ?? String(code))
    span.setAttribute('error.type', failure.code)
    if (ours(failure)) failSpan(span, cause)
  }
  span.end()
}

const ours = ({ kind }: Problem): boolean =>
  kind === 'internal' || kind === 'unavailable' || kind === 'outcome-unknown'
