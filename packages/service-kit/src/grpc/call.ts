import type { Actor } from '../auth/actor.ts'

/** What a handler knows about the call it answers. */
export interface Call {
  readonly actor: Actor
  /** The bearer token as it came, for calls made on the actor's behalf. */
  readonly token: string
  /** The caller's `x-request-id`, or a new one. */
  readonly requestId: string
  /** The request as it came. */
  readonly bytes: Uint8Array
  /** What is asked for is only tried: judged as ever, and not recorded. */
  readonly tryOnly?: true
  /** When the caller stops waiting. */
  readonly deadline: Date
  /** W3C trace context of the span that covers this call. */
  readonly traceparent?: string
  /** Aborted when the caller cancels, its deadline passes or the server stops hard. */
  readonly signal: AbortSignal
}
