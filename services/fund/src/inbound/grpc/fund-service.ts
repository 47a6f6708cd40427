import { funds as operations } from '@seedline/contracts/operations'
import { type CommandCall, type EventStore, personOf } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { fund } from '../../fund/aggregate.ts'
import { decide } from '../../fund/decide.ts'
import type { FundDocument } from '../../projections/fund/document.ts'
import { getFund, listFunds } from '../../projections/fund/query.ts'
import type { FundGuards } from './guards.ts'

export interface FundServiceParts {
  readonly store: EventStore
  readonly funds: ViewStore<FundDocument>
  readonly guards: FundGuards
  readonly clock: Clock
}

/** FundService: each operation, and what fulfils it. */
export const fundService = ({ store, funds, guards, clock }: FundServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock, guards },
    {
      ...decidedBy(operations, {
        store,
        aggregate: fund,
        decide,
        id: 'Fund',
        knowing: async (_id, { context }: CommandCall) => ({ by: personOf(context.actor) }),
      }),
      getFund: (question, { deadline }) => getFund({ store, funds }, { ...question, deadline }),
      listFunds: ({ page }, { actor }) => listFunds(funds, actor, page),
    },
  )
