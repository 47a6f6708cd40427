import { setTimeout as pause } from 'node:timers/promises'
import { topicNames } from '@seedline/contracts/topics'
import type { EventStore } from '@seedline/event-store'
import type { Messaging, Subscription } from '@seedline/messaging'
import { type Hearing, subscribeProcess } from '@seedline/recording/wiring'
import type { Clock } from '@seedline/values'
import { carryingOn, carryOnApprovals } from '../../processes/carry-on-approvals.ts'
import { carryingOnClosings, carryOnClosings } from '../../processes/carry-on-closings.ts'
import { carryingOnReversals, carryOnReversals } from '../../processes/carry-on-reversals.ts'
import {
  recordingRounds,
  recordRoundOnCapTable,
} from '../../processes/record-round-on-cap-table.ts'
import { settleCapitalOfDeals } from '../../processes/settle-capital.ts'

interface Parts extends Hearing {
  readonly store: EventStore
  readonly clock: Clock
}

/**
 * Lets the processes hear of deals and funds, each by a subscription of its own, because one message
 * that waits holds up all that come after it: rounds reach the cap table whatever else fails, and
 * capital is free at once although an approval, a closing or a reversal is carried on only after a while.
 */
export function subscribeProcesses(
  messaging: Pick<Messaging, 'subscribe'>,
  parts: Parts,
): Promise<Subscription[]> {
  const wait = async (ms: number): Promise<void> => {
    if (ms > 0) await pause(ms)
  }
  const { fund, deal, cap_table } = topicNames.fund
  return Promise.all([
    subscribeProcess(messaging, parts, {
      name: recordingRounds.id,
      topics: [deal],
      process: recordRoundOnCapTable(parts),
    }),
    subscribeProcess(messaging, parts, {
      name: 'capital',
      topics: [deal],
      process: settleCapitalOfDeals(parts),
    }),
    subscribeProcess(messaging, parts, {
      name: carryingOn.id,
      topics: [fund],
      process: carryOnApprovals({ ...parts, wait }),
    }),
    subscribeProcess(messaging, parts, {
      name: carryingOnClosings.id,
      topics: [cap_table],
      process: carryOnClosings({ ...parts, wait }),
    }),
    subscribeProcess(messaging, parts, {
      name: carryingOnReversals.id,
      topics: [fund],
      process: carryOnReversals({ ...parts, wait }),
    }),
  ])
}
