import { deals as operations } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { deal } from '../../deal/aggregate.ts'
import { decide } from '../../deal/decide.ts'
import type { DealDocument } from '../../projections/deal/document.ts'
import { getDeal, listDeals } from '../../projections/deal/query.ts'
import type { ManagedFunds } from '../../projections/fund/managed.ts'
import { approveDeal } from '../../use-cases/approve-deal.ts'
import { closeRound } from '../../use-cases/close-round.ts'
import type { Enterprises } from '../../use-cases/enterprise-standing.ts'
import { openDeal } from '../../use-cases/open-deal.ts'
import { reverseApproval } from '../../use-cases/reverse-approval.ts'
import { reverseRound } from '../../use-cases/reverse-round.ts'
import type { FundGuards } from './guards.ts'

export interface DealServiceParts {
  readonly store: EventStore
  readonly deals: ViewStore<DealDocument>
  readonly enterprises: Enterprises
  readonly managed: ManagedFunds
  readonly guards: FundGuards
  readonly clock: Clock
}

/** DealService: each operation, and what fulfils it. */
export const dealService = ({
  store,
  deals,
  enterprises,
  managed,
  guards,
  clock,
}: DealServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock, guards },
    {
      ...decidedBy(operations, {
        store,
        aggregate: deal,
        decide,
        id: 'Deal',
        but: ['openDeal', 'approveDeal', 'closeRound', 'reverseRound', 'reverseApproval'],
      }),
      openDeal: (terms, call) => openDeal({ store, enterprises }, terms, call),
      approveDeal: (approval, call) => approveDeal({ store, enterprises }, approval, call),
      closeRound: ({ sharePrice, ...closing }, call) =>
        closeRound({ store, enterprises }, { ...closing, sharePrice: sharePrice.price }, call),
      reverseRound: (reversal, call) => reverseRound(store, reversal, call),
      reverseApproval: (reversal, call) => reverseApproval(store, reversal, call),
      getDeal: (question, { deadline }) => getDeal({ store, deals }, { ...question, deadline }),
      listDeals: async ({ page, ...filter }, { actor }) =>
        listDeals(deals, { ...filter, ofFunds: await managed.shownTo(actor) }, page),
    },
  )
