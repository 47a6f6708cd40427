/**
 * away: no broker answers, or none can at the moment; time mends it.
 * too-large: a message or batch exceeds what the broker takes.
 * refused: anything else that trying again won't mend.
 */
export type KafkaErrorKind = 'away' | 'too-large' | 'refused'

/** An error of the Kafka client, whichever it is. */
export class KafkaError extends Error {
  readonly kind: KafkaErrorKind

  constructor(kind: KafkaErrorKind, message: string, options?: { cause?: unknown }) {
    super(message, options)
    this.name = 'KafkaError'
    this.kind = kind
  }
}
