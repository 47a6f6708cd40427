import type { EventMessage } from '../envelope/event-message.ts'

export interface HandlingContext {
  /** Aborted at the handler's deadline, on stop, and when the partition is taken away. */
  readonly signal: AbortSignal
  /** Of the handling span; pass it on with commands so that they stay in the event's trace. */
  readonly traceparent?: string
}

/** A message of a batch that can't be applied: parked at once, the others count as done. */
export interface Failure {
  readonly message: EventMessage
  /** UPPER_SNAKE, e.g. VIEW_DECODE_FAILED. */
  readonly code: string
  readonly cause: unknown
}

/**
 * What happens to messages. Deliveries repeat (after a crash, a rebalance, a replay), so effects
 * must be idempotent: guard by stream version, or derive command ids from the event id.
 * Throw to have it tried again: causes that time mends are waited out, others are tried 5 times.
 */
export type Handler =
  | {
      readonly kind: 'each'
      /** One message at a time per partition, so in order per aggregate. */
      handle(message: EventMessage, context: HandlingContext): Promise<void>
    }
  | {
      readonly kind: 'batch'
      /** Messages of one partition, in order. All are done when it resolves, but the failures. */
      handle(
        messages: readonly EventMessage[],
        context: HandlingContext,
      ): Promise<readonly Failure[]>
      /**
       * The same with what this process has just stored, whatever its partition: one call at a time.
       * Kafka brings it again, so that what fails here needs no dead letter. Default: `handle`.
       */
      handleOwn?(
        messages: readonly EventMessage[],
        context: HandlingContext,
      ): Promise<readonly Failure[]>
    }
