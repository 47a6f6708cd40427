import { funds as operations } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import { serviceOf } from '@seedline/requests'
import type { BoundService } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { FundDocument } from '../../projections/fund/document.ts'
import { getFund, listFunds } from '../../projections/fund/query.ts'
import { addCommitment } from '../../use-cases/add-commitment.ts'
import { openFund } from '../../use-cases/open-fund.ts'

export interface FundServiceParts {
  readonly store: EventStore
  readonly funds: ViewStore<FundDocument>
  readonly clock: Clock
}

/** FundService: each operation, and what fulfils it. */
export const fundService = ({ store, funds, clock }: FundServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock },
    {
      openFund: (terms, call) => openFund(store, terms, call),
      addCommitment: (commitment, call) => addCommitment(store, commitment, call),
      getFund: (question, { deadline }) => getFund({ store, funds }, { ...question, deadline }),
      listFunds: ({ page }) => listFunds(funds, page),
    },
  )
