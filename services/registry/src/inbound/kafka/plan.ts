import { topicNames } from '@seedline/contracts/topics'
import type { Messaging } from '@seedline/messaging'
import type { Hearing } from '@seedline/recording/wiring'
import { type Clock, dateInShanghai } from '@seedline/values'
import {
  type KeptSums,
  keepSums,
  mongoSums,
  type SumsDefinition,
  type SumsSource,
} from '@seedline/views/sums'
import type { CountedBy } from '../../projections/plan/counted-by.ts'
import { type PlanContribution, planSums } from '../../projections/plan/fact.ts'
import { moneySums } from '../../projections/plan/money/families.ts'
import { type MoneyViews, moneySource } from '../../projections/plan/money/source.ts'
import { type PlanViews, planSource } from '../../projections/plan/source.ts'

type Connection = Parameters<typeof mongoSums>[0]
type Options = Parameters<typeof keepSums>[0]

interface Parts extends Hearing {
  readonly connection: Connection
  readonly messaging: Messaging
  readonly logger: Options['logger']
  readonly clock: Clock
}

/** What changes what the registry itself records. */
const topicsOfPlan = [
  topicNames.registry.enterprise,
  topicNames.registry.stage_record,
  topicNames.registry.figures,
  topicNames.registry.designation,
  topicNames.registry.ip_right,
  topicNames.registry.carrier,
]

/** What changes what rounds brought: the fund service's rounds and funds, and where their enterprises are. */
const topicsOfMoney = [
  topicNames.registry.enterprise,
  topicNames.registry.stage_record,
  topicNames.fund.deal,
  topicNames.fund.fund,
]

/** Notices of what this process records: they are counted a batch at a time anyway. */
const noticedWithinMs = 250

/** Keeps the plan's sums up to date with what is recorded. */
export const keepPlan = (
  parts: Parts,
  { views, countedBy }: { readonly views: PlanViews; readonly countedBy: CountedBy },
): Promise<KeptSums> => keep(parts, planSums, planSource(views, countedBy), topicsOfPlan)

/** Keeps what rounds brought up to date; by itself, so that the plan's numbers don't wait for the fund service. */
export const keepMoney = (
  parts: Parts,
  { views, countedBy }: { readonly views: MoneyViews; readonly countedBy: CountedBy },
): Promise<KeptSums> => keep(parts, moneySums, moneySource(views, countedBy.funnel), topicsOfMoney)

const keep = (
  parts: Parts,
  definition: SumsDefinition<PlanContribution>,
  source: SumsSource<PlanContribution>,
  topics: readonly string[],
): Promise<KeptSums> => {
  const { connection, messaging, history, own, positions, deadLetters, logger, clock } = parts
  return keepSums({
    store: mongoSums(connection, definition),
    definition,
    source,
    today: () => dateInShanghai(clock()),
    history,
    topics,
    logger,
    subscribe: (handle, catchUp) =>
      messaging.subscribe({
        name: definition.name,
        // Another version counts all anew, beside the old one.
        build: String(definition.version),
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
