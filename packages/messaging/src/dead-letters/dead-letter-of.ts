import { instantOf, ProblemError } from '@seedline/values'
import { causesOf } from '../consume/classify.ts'
import type { Failure } from '../consume/handler.ts'
import type { MessageOrigin } from '../envelope/event-message.ts'
import { asIncoming } from '../envelope/outgoing-event.ts'
import type { IncomingMessage } from '../kafka/kafka-port.ts'
import { parseTraceparent } from '../tracing/trace-context.ts'
import type { DeadLetter } from './dead-letter.ts'

const MAX_CAUSE = 2000
const MAX_TEXT = 512
const code = /^[A-Z][A-Z0-9_]{2,63}$/

/** The dead letter for a message, with whatever its headers still tell of the event. */
export function deadLetterOf(
  { name: subscription, group }: { readonly name: string; readonly group: string },
  message: IncomingMessage,
  failure: { readonly causeCode: string; readonly cause: string; readonly attempts: number },
): DeadLetter {
  const { topic, partition, offset, headers, key, value } = message
  return {
    id: deadLetterId(subscription, message),
    subscription,
    group,
    origin: { topic, partition, offset },
    headers,
    key,
    value,
    eventId: shortened(headers.ce_id),
    eventType: shortened(headers.ce_type),
    subject: shortened(headers.ce_subject),
    traceId: parseTraceparent(headers.traceparent)?.traceId ?? '',
    ...failure,
    parkedAt: instantOf(new Date()),
  }
}

/** The dead letter for an event that failed at its first and only try. */
export const deadLetterOfFailure = (
  subscription: { readonly name: string; readonly group: string },
  { message, code: causeCode, cause }: Failure,
): DeadLetter =>
  deadLetterOf(subscription, asIncoming(message), {
    causeCode,
    cause: causeTextOf(cause),
    attempts: 1,
  })

/** The id of the dead letter that a message has, or would have. */
export const deadLetterId = (
  subscription: string,
  { topic, partition, offset }: MessageOrigin,
): string => `${subscription}~${topic}~${partition}~${offset}`

/** The most telling code of an error: a problem's, its own, else HANDLER_FAILED. */
export function causeCodeOf(error: unknown): string {
  for (const cause of causesOf(error)) {
    if (cause instanceof ProblemError) return cause.problem.code
    if ('code' in cause && typeof cause.code === 'string' && code.test(cause.code))
      return cause.code
  }
  return 'HANDLER_FAILED'
}

/** What went wrong and why, outermost first, in one bounded text. */
export function causeTextOf(error: unknown): string {
  const causes = causesOf(error)
  const text =
    causes.length === 0
      ? String(error)
      : causes.map(({ name, message }) => `${name}: ${message}`).join(' ← ')
  return text.slice(0, MAX_CAUSE)
}

const shortened = (text: string | undefined): string => (text ?? '').slice(0, MAX_TEXT)
