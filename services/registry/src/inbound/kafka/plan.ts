import { topicNames } from '@seedline/contracts/topics'
import type { Messaging } from '@seedline/messaging'
import type { Hearing } from '@seedline/recording/wiring'
import { type Clock, dateInShanghai } from '@seedline/values'
import { type KeptSums, keepSums, mongoSums } from '@seedline/views/sums'
import type { CountedBy } from '../../projections/plan/counted-by.ts'
import { planSums } from '../../projections/plan/fact.ts'
import { type PlanViews, planSource } from '../../projections/plan/source.ts'

type Connection = Parameters<typeof mongoSums>[0]
type Options = Parameters<typeof keepSums>[0]

interface Parts extends Hearing {
  readonly connection: Connection
  readonly messaging: Messaging
  readonly logger: Options['logger']
  readonly clock: Clock
  readonly views: PlanViews
  readonly countedBy: CountedBy
}

/** What changes the plan's numbers. */
const topics = [
  topicNames.registry.enterprise,
  topicNames.registry.stage_record,
  topicNames.registry.figures,
  topicNames.registry.designation,
  topicNames.registry.ip_right,
  topicNames.registry.carrier,
]

/** Notices of what this process records: they are counted a batch at a time anyway. */
const noticedWithinMs = 250

/** Keeps the plan's sums up to date with what is recorded. */
export const keepPlan = (parts: Parts): Promise<KeptSums> => {
  const { connection, messaging, history, own, positions, deadLetters, logger, clock } = parts
  return keepSums({
    store: mongoSums(connection, planSums),
    definition: planSums,
    source: planSource(parts.views, parts.countedBy),
    today: () => dateInShanghai(clock()),
    history,
    topics,
    logger,
    subscribe: (handle, catchUp) =>
      messaging.subscribe({
        name: planSums.name,
        // Another version counts all anew, beside the old one.
        build: String(planSums.version),
        topics,
        deadLetters,
        positions,
        own,
        gatherOwnMs: noticedWithinMs,
        catchUp,
        fromBeginning: true,
        handler: { kind: 'batch', handle },
      }),
  })
}
