import type { Aggregate } from '@seedline/event-store'
import { readDesignationRules } from '@seedline/rules'
import type { VerifiedService } from '@seedline/verify'
import type { View } from '@seedline/views'
import { attestedFact } from './attested-fact/aggregate.ts'
import { carrier } from './carrier/aggregate.ts'
import { contact } from './contact/aggregate.ts'
import { designation } from './designation/aggregate.ts'
import { enterprise } from './enterprise/aggregate.ts'
import { figures } from './figures/aggregate.ts'
import { groupRelation } from './group-relation/aggregate.ts'
import { ipRight } from './ip-right/aggregate.ts'
import { licence } from './licence/aggregate.ts'
import { readPlanBook } from './outbound/reference/plan-book.ts'
import { carriersView } from './projections/carriers/view.ts'
import { designationsView } from './projections/designations/view.ts'
import { enterpriseListView } from './projections/enterprise-list/view.ts'
import { figuresView } from './projections/figures/view.ts'
import { groupView } from './projections/group/view.ts'
import { ipRightView } from './projections/ip-right/view.ts'
import { knownFundView } from './projections/known-fund/view.ts'
import { ladderView } from './projections/ladder/view.ts'
import { licenceView } from './projections/licence/view.ts'
import { classOneKinds } from './projections/plan/class-one.ts'
import { verifiedMoney } from './projections/plan/money/verified.ts'
import { verifiedPlan } from './projections/plan/verified.ts'
import { roundMoneyView } from './projections/round-money/view.ts'
import { registration } from './registration/aggregate.ts'
import { stageRecord } from './stage-record/aggregate.ts'
import { usccClaim } from './uscc-claim/aggregate.ts'

const [plan, { words }] = await Promise.all([readPlanBook(), readDesignationRules()])

/** The pure parts of the registry, for whoever folds its streams anew and compares. */
export const verified: VerifiedService = {
  name: 'registry',
  aggregates: [
    enterprise,
    stageRecord,
    usccClaim,
    registration,
    ipRight,
    licence,
    groupRelation,
    contact,
    designation,
    attestedFact,
    figures,
    carrier,
  ] as Aggregate<unknown, unknown>[],
  views: [
    enterpriseListView,
    ladderView,
    knownFundView,
    ipRightView,
    licenceView,
    groupView,
    designationsView,
    figuresView,
    carriersView,
    roundMoneyView,
  ] as View<unknown, unknown>[],
  sums: [
    verifiedPlan({ funnel: plan.funnel, classOne: classOneKinds(words) }),
    verifiedMoney(plan.funnel),
  ],
}
