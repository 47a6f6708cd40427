import { setTimeout as pause } from 'node:timers/promises'
import { topicNames } from '@seedline/contracts/topics'
import type { EventStore } from '@seedline/event-store'
import type { DeadLetterStore, EventMessage, Messaging, Subscription } from '@seedline/messaging'
import type { Process } from '@seedline/processes'
import { subscribeProcess } from '@seedline/processes/subscribe'
import type { Clock } from '@seedline/values'
import { carryOnApprovals } from '../../processes/carry-on-approvals.ts'
import {
  recordingRounds,
  recordRoundOnCapTable,
} from '../../processes/record-round-on-cap-table.ts'
import { settleCapitalOfDeals } from '../../processes/settle-capital.ts'

interface Parts {
  readonly store: EventStore
  readonly deadLetters: DeadLetterStore
  readonly clock: Clock
}

/**
 * Lets the processes hear of deals and funds. Two subscriptions: rounds reach the cap table by one
 * that nothing else holds up; capital is settled and approvals are carried on by the other, which
 * shares a consumer because a message is ever for one of the two.
 */
export function subscribeProcesses(messaging: Messaging, parts: Parts): Promise<Subscription[]> {
  const wait = async (ms: number): Promise<void> => {
    if (ms > 0) await pause(ms)
  }
  const capital = byAggregate({
    fund: carryOnApprovals({ ...parts, wait }),
    deal: settleCapitalOfDeals(parts),
  })
  const { fund, deal } = topicNames.fund
  return Promise.all([
    subscribeProcess(messaging, parts, {
      name: recordingRounds.id,
      topics: [deal],
      process: recordRoundOnCapTable(parts),
    }),
    subscribeProcess(messaging, parts, { name: 'capital', topics: [fund, deal], process: capital }),
  ])
}

const byAggregate =
  (processes: { readonly fund: Process; readonly deal: Process }): Process =>
  (message: EventMessage, handling) =>
    message.stream.startsWith('fund-')
      ? processes.fund(message, handling)
      : processes.deal(message, handling)
