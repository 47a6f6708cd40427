import { Metadata, type ServiceError, status } from '@grpc/grpc-js'
import { ProblemError } from '@seedline/values'
import { tokenInvalid } from '../auth/token-problems.ts'
import type { ClientChannel } from './client-channel.ts'
import { problemIn, problemOfStatus } from './status-problem.ts'

/** One call as it goes out; an attempt more sends the same bytes. */
export interface Outgoing {
  readonly path: string
  readonly bytes: Buffer
  readonly metadata: Metadata
  /** In ms since 1970. */
  readonly deadlineAt: number
  readonly signal: AbortSignal | undefined
  /** Whether the RPC only asks: then a lost answer leaves nothing in doubt. */
  readonly query: boolean
}

/** Why an attempt failed. */
export interface AttemptFailure {
  readonly error: ProblemError
  readonly code: status
  /** Whether the server may have acted without our having heard its answer. */
  readonly inDoubt: boolean
}

export type AttemptResult = { readonly bytes: Buffer } | { readonly failure: AttemptFailure }

const asItIs = (bytes: Buffer): Buffer => bytes

/** Sends once and waits for the answer, the deadline or the signal. */
export function attempt(channel: ClientChannel, out: Outgoing): Promise<AttemptResult> {
  return new Promise((resolve) => {
    const { signal } = out
    const call = channel
      .current()
      .makeUnaryRequest(
        out.path,
        asItIs,
        asItIs,
        out.bytes,
        out.metadata,
        { deadline: out.deadlineAt },
        (error, bytes) => {
          signal?.removeEventListener('abort', cancel)
          if (!error && bytes) return resolve({ bytes })
          const code = error?.code ?? status.INTERNAL
          if (code === status.DEADLINE_EXCEEDED) channel.renewWhenStuck()
          resolve({ failure: failureOf(error, code, out.query) })
        },
      )
    const cancel = () => call.cancel()
    signal?.addEventListener('abort', cancel, { once: true })
    if (signal?.aborted) cancel()
  })
}

function failureOf(error: ServiceError | null, code: status, query: boolean): AttemptFailure {
  const said = problemIn(error?.metadata)
  if (said) return { error: new ProblemError(said, { cause: error }), code, inDoubt: false }
  const sent = !neverLeft(error?.details ?? '')
  const problem = problemOfStatus(code, { query, sent, details: error?.details ?? '' })
  return {
    error: new ProblemError(problem, { cause: error }),
    code,
    inDoubt: problem.kind === 'outcome-unknown',
  }
}

// grpc-js tells only in words that no connection was there to send on.
const neverLeft = (details: string): boolean =>
  /^(No connection established|Channel closed before call started|Name resolution failed)/.test(
    details,
  ) ||
  (/^Deadline exceeded .*Waiting for LB pick$/.test(details) && !/previous attempts/.test(details))

/** What goes with a call besides its message. @throws ProblemError TOKEN_INVALID */
export function outgoingMetadata(
  token: string,
  requestId: string,
  traceparent: string | undefined,
): Metadata {
  const metadata = new Metadata()
  try {
    metadata.set('authorization', `Bearer ${token}`)
  } catch {
    // The library's own error would quote the token.
    throw tokenInvalid('malformed')
  }
  metadata.set('x-request-id', requestId)
  if (traceparent !== undefined) metadata.set('traceparent', traceparent)
  return metadata
}
