import { topicNames } from '@seedline/contracts/topics'
import type { EventStore } from '@seedline/event-store'
import type { DeadLetterStore, Messaging, Subscription } from '@seedline/messaging'
import { inSpan } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import { processName, recordRoundAsStage } from '../../processes/record-round-as-stage.ts'

/** Time for one round; the messaging's own bound lies a little above. */
const handlingMs = 8_000

/** Lets the process hear of closed rounds, one at a time per deal. */
export function subscribeToRounds(
  messaging: Messaging,
  parts: {
    readonly store: EventStore
    readonly deadLetters: DeadLetterStore
    readonly clock: Clock
  },
): Promise<Subscription> {
  const record = recordRoundAsStage(parts)
  return messaging.subscribe({
    name: processName,
    topics: [topicNames.fund.deal],
    deadLetters: parts.deadLetters,
    fromBeginning: true,
    handler: {
      kind: 'each',
      // A span of its own, in the event's trace even where nothing is exported.
      handle: (message, { traceparent }) =>
        inSpan(processName, { parent: traceparent }, () =>
          record(message, {
            deadline: new Date(Date.now() + handlingMs),
            ...(traceparent !== undefined && { traceparent }),
          }),
        ),
    },
  })
}
