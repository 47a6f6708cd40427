import type { DeadLetterStore, Messaging, Subscription } from '@seedline/messaging'
import { activeTraceparent, inSpan } from '@seedline/service-kit/tracing'
import type { Process } from '../processes/process.ts'

/** Time for one message; the messaging's own bound lies a little above. */
const handlingMs = 8_000

/**
 * Lets a process hear of events from the first one on, one at a time per aggregate. `name` is the
 * subscription's, by which operators pause and replay it.
 */
export const subscribeProcess = (
  messaging: Pick<Messaging, 'subscribe'>,
  { deadLetters }: { readonly deadLetters: DeadLetterStore },
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
