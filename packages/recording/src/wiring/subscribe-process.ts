import {
  type DeadLetterStore,
  eventsBehind,
  type Gap,
  type History,
  type Messaging,
  type OwnEvents,
  type PositionStore,
  type Subscription,
} from '@seedline/messaging'
import { activeTraceparent, inSpan } from '@seedline/service-kit/tracing'
import type { Process } from '../processes/process.ts'

/** Time for one message; the messaging's own bound lies a little above. */
const handlingMs = 8_000

/** What a process that hears of events needs beside Kafka. */
export interface Hearing {
  readonly deadLetters: DeadLetterStore
  /** In the database that keeps the process's effects. */
  readonly positions: PositionStore
  readonly history: History
  /** What the service stores itself is heard of at once. */
  readonly own: OwnEvents
}

/**
 * Lets a process hear of events from the first one on, one at a time per aggregate. `name` is the
 * subscription's, by which operators pause and replay it. What Kafka no longer has is heard from the
 * stores, once more from the first event on: commands that were given before are known by their ids.
 */
export const subscribeProcess = (
  messaging: Pick<Messaging, 'subscribe'>,
  { deadLetters, positions, history, own }: Hearing,
  {
    name,
    topics,
    process,
  }: { readonly name: string; readonly topics: readonly string[]; readonly process: Process },
): Promise<Subscription> =>
  messaging.subscribe({
    name,
    topics,
    deadLetters,
    positions,
    own,
    catchUp: (gap) => hearAgain(history, topics, gap),
    fromBeginning: true,
    handler: {
      kind: 'each',
      // A span of its own, so that what the process records stays in the event's trace also where
      // nobody records spans.
      handle: (message, { traceparent: parent }) =>
        inSpan(`run ${name}`, { parent }, async () => {
          const traceparent = activeTraceparent() ?? parent
          await process(message, {
            deadline: new Date(Date.now() + handlingMs),
            ...(traceparent !== undefined && { traceparent }),
          })
        }),
    },
  })

async function hearAgain(
  history: History,
  topics: readonly string[],
  { handle }: Pick<Gap, 'handle'>,
): Promise<void> {
  const nothing = () => 0
  for (const topic of topics) {
    for await (const events of eventsBehind(history, topic, history.heads(topic), nothing)) {
      for (const event of events) await handle(topic, event)
    }
  }
}
