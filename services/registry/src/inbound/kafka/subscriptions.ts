import { topicNames } from '@seedline/contracts/topics'
import type { EventStore } from '@seedline/event-store'
import type { Messaging, Subscription } from '@seedline/messaging'
import { type Hearing, subscribeProcess } from '@seedline/recording/wiring'
import type { Clock } from '@seedline/values'
import { recordingRounds, recordRoundAsStage } from '../../processes/record-round-as-stage.ts'

interface Parts extends Hearing {
  readonly store: EventStore
  readonly clock: Clock
}

/** Lets the process hear of closed rounds, one at a time per deal. */
export const subscribeToRounds = (messaging: Messaging, parts: Parts): Promise<Subscription> =>
  subscribeProcess(messaging, parts, {
    name: recordingRounds.id,
    topics: [topicNames.fund.deal],
    process: recordRoundAsStage(parts),
  })
