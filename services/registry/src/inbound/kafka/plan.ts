import { topicNames } from '@seedline/contracts/topics'
import type { EventMessage, Messaging, Subscription } from '@seedline/messaging'
import type { Hearing } from '@seedline/recording/wiring'
import { type Clock, dateInShanghai } from '@seedline/values'
import {
  type KeptSums,
  keepSums,
  mongoSums,
  type SumsDefinition,
  type SumsSource,
  sumsReader,
} from '@seedline/views/sums'
import type { PlanSources } from '../../projections/plan/ask/question.ts'
import type { CountedBy } from '../../projections/plan/counted-by.ts'
import { type PlanContribution, planSums } from '../../projections/plan/fact.ts'
import { moneySums } from '../../projections/plan/money/families.ts'
import { isFund, type MoneyViews, moneySource } from '../../projections/plan/money/source.ts'
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

/** Of a fund its kind alone: all enterprises whose rounds it closed are counted anew by it, and a fund says much. */
const concernsMoney = ({ stream, type }: EventMessage): boolean =>
  !isFund(stream) || type === 'seedline.fund.v1.FundClassified'

/** Notices of what this process records: they are counted a batch at a time anyway. */
const noticedWithinMs = 250

interface CountedFrom {
  readonly views: PlanViews
  readonly ofRounds: MoneyViews
  readonly countedBy: CountedBy
}

export interface KeptPlan {
  readonly sums: PlanSources
  readonly subscriptions: readonly Subscription[]
  stop(): Promise<void>
}

/**
 * Keeps the plan's sums up to date with what is recorded. What rounds brought has sums of its own, so that the other numbers
 * don't wait for the fund service.
 */
export async function keepPlan(
  parts: Parts,
  { views, ofRounds, countedBy }: CountedFrom,
): Promise<KeptPlan> {
  const { connection } = parts
  const kept = await Promise.all([
    keep(parts, planSums, planSource(views, countedBy), topicsOfPlan, () => true),
    keep(parts, moneySums, moneySource(ofRounds, countedBy.funnel), topicsOfMoney, concernsMoney),
  ])
  return {
    sums: {
      plan: sumsReader(connection, planSums),
      money: sumsReader(connection, moneySums),
    },
    subscriptions: kept.map(({ subscription }) => subscription),
    async stop() {
      await Promise.all(kept.map((one) => one.stop()))
    },
  }
}

const keep = (
  parts: Parts,
  definition: SumsDefinition<PlanContribution>,
  source: SumsSource<PlanContribution>,
  topics: readonly string[],
  concerns: (message: EventMessage) => boolean,
): Promise<KeptSums> => {
  const { connection, messaging, history, own, positions, deadLetters, logger, clock } = parts
  return keepSums({
    store: mongoSums(connection, definition),
    definition,
    source,
    today: () => dateInShanghai(clock()),
    history,
    topics,
    concerns,
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
