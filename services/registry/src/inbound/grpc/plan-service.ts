import { plan as operations } from '@seedline/contracts/operations'
import { mayRead, overseesFunds } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { serviceOf } from '@seedline/recording/requests'
import type { BoundService, Call } from '@seedline/service-kit'
import { type Clock, dateInShanghai, type LocalDate } from '@seedline/values'
import { seesFigures } from '../../facts/secret-figures.ts'
import type { MergingSources } from '../../projections/enterprise-list/merged-among.ts'
import { askedAtOnce } from '../../projections/plan/ask/asked-at-once.ts'
import { type FunnelQuestion, getFunnel } from '../../projections/plan/ask/get-funnel.ts'
import { getPlanGroups } from '../../projections/plan/ask/get-groups.ts'
import { getPlan, pathOf } from '../../projections/plan/ask/get-plan.ts'
import { listPlanEnterprises } from '../../projections/plan/ask/list-enterprises.ts'
import type { Asking, PlanSources } from '../../projections/plan/ask/question.ts'
import type { NumbersQuestion } from '../../projections/plan/ask/rows.ts'
import type { PlanBook } from '../../projections/plan/plan-book.ts'

export interface PlanServiceParts {
  readonly sums: PlanSources
  readonly merging: MergingSources
  readonly book: PlanBook
  readonly clock: Clock
}

/** PlanService: each operation, and what fulfils it. */
export const planService = ({ sums, merging, book, clock }: PlanServiceParts): BoundService => {
  const asking = (asOf: LocalDate | undefined, { actor }: Pick<Call, 'actor'>): Asking => {
    const today = dateInShanghai(clock())
    // What will have happened by then, nobody knows; only what lapses until then.
    if (asOf !== undefined && asOf > today) throw refusal('DATE_IN_FUTURE', { date: asOf, today })
    return {
      day: asOf ?? today,
      today,
      seesFigures: seesFigures(actor, undefined),
      seesRounds: mayRead(actor, 'cap_table', undefined),
      seesDeals: overseesFunds(actor),
    }
  }
  // Stocks are told year by year from the plan's baseline on.
  const { from } = pathOf(book)
  const years = () => {
    const last = Number(dateInShanghai(clock()).slice(0, 4))
    return Array.from({ length: Math.max(0, last - from + 1) }, (_, at) => from + at)
  }
  const plan = askedAtOnce((asked: Asking) => getPlan(sums.plan, book, asked))
  const groups = askedAtOnce((of: { readonly question: NumbersQuestion; readonly asked: Asking }) =>
    getPlanGroups(sums, of.question, of.asked, years()),
  )
  const funnel = askedAtOnce((of: { readonly question: FunnelQuestion; readonly asked: Asking }) =>
    getFunnel(sums.plan, book, of.question, of.asked),
  )
  return serviceOf(
    operations,
    { clock },
    {
      getPlan: async ({ asOf }, call) => plan(asking(asOf, call)),
      getPlanGroups: async ({ measure, by, asOf, ...filter }, call) =>
        groups({ question: { measure, by, filter }, asked: asking(asOf, call) }),
      listPlanEnterprises: ({ measure, asOf, page, ...filter }, call) =>
        listPlanEnterprises({ sums, merging }, { measure, filter, page }, asking(asOf, call)),
      getFunnel: async ({ asOf, ...question }, call) =>
        funnel({ question, asked: asking(asOf, call) }),
    },
  )
}
