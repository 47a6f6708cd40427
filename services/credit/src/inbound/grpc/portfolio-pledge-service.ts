import { portfolioPledges as operations } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import { serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { PortfolioPledgeId } from '../../portfolio-pledge/events.ts'
import {
  getPortfolioPledge,
  listPortfolioPledges,
} from '../../projections/portfolio-pledge/query.ts'
import type { PortfolioPledgeDocument } from '../../projections/portfolio-pledge/view.ts'
import { placePortfolio } from '../../use-cases/place-portfolio.ts'
import { expectPortfolioOf } from '../../use-cases/pledge-of.ts'
import { ofParty } from './guards.ts'

export interface PortfolioPledgeServiceParts {
  readonly store: EventStore
  readonly view: ViewStore<PortfolioPledgeDocument>
  readonly clock: Clock
}

/** PortfolioPledgeService: each operation, and what fulfils it. */
export const portfolioPledgeService = ({
  store,
  view,
  clock,
}: PortfolioPledgeServiceParts): BoundService =>
  serviceOf(
    operations,
    {
      clock,
      guards: {
        async 'portfolio-pledge'({ values, ...asker }) {
          const id = values.portfolioPledgeId as PortfolioPledgeId
          await expectPortfolioOf(store, id, asker)
          return undefined
        },
      },
    },
    {
      placePortfolio: (asked, call) => placePortfolio(store, asked, call),
      getPortfolioPledge: (question, { deadline }) =>
        getPortfolioPledge({ store, view }, { ...question, deadline }),
      listPortfolioPledges: (filter, { actor }) =>
        listPortfolioPledges(view, { ...filter, within: ofParty(actor) }),
    },
  )
