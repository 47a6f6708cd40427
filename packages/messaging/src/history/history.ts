import type { StreamHead, StreamRange } from '@seedline/event-store'
import type { EventMessage } from '../envelope/event-message.ts'

/**
 * What was recorded of a topic's aggregates, read from the store of the service that publishes it.
 * Kafka wakes and fans out; what it kept no longer, or brought before somebody listened, is here.
 */
export interface History {
  /** Every stream with its last version, in order of their names, page by page. */
  heads(topic: string): AsyncIterable<readonly StreamHead[]>
  /** The events of a range of streams, in order of stream and version, page by page. */
  events(topic: string, range: StreamRange): AsyncIterable<readonly EventMessage[]>
}
