import { setTimeout as pause } from 'node:timers/promises'
import { topicNames } from '@seedline/contracts/topics'
import type { EventStore } from '@seedline/event-store'
import type { Messaging, Subscription } from '@seedline/messaging'
import { type Hearing, subscribeProcess } from '@seedline/recording/wiring'
import type { Clock } from '@seedline/values'
import { carryingOnMergings, carryOnMergings } from '../../processes/carry-on-mergings.ts'
import { recordingPledges, recordPledgeOnRight } from '../../processes/record-pledge-on-right.ts'
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

/** Lets the process hear of pledges, one at a time per right. */
export const subscribeToPledges = (messaging: Messaging, parts: Parts): Promise<Subscription> =>
  subscribeProcess(messaging, parts, {
    name: recordingPledges.id,
    topics: [topicNames.credit.pledge],
    process: recordPledgeOnRight(parts),
  })

/** Lets the process hear of mergings: one that waits holds up no round. */
export const subscribeToMergings = (messaging: Messaging, parts: Parts): Promise<Subscription> =>
  subscribeProcess(messaging, parts, {
    name: carryingOnMergings.id,
    topics: [topicNames.registry.enterprise],
    process: carryOnMergings({ ...parts, wait: async (ms) => void (await pause(ms)) }),
  })
