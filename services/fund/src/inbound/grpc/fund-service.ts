import {
  AddCommitmentRequest,
  FundServiceService,
  OpenFundRequest,
} from '@seedline/contracts/fund/v1/fund_service'
import type { EventStore } from '@seedline/event-store'
import { commandsBy } from '@seedline/requests'
import { type BoundService, bind } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { FundDocument } from '../../projections/fund/document.ts'
import { getFund, listFunds } from '../../projections/fund/query.ts'
import { addCommitment } from '../../use-cases/add-commitment.ts'
import { openFund } from '../../use-cases/open-fund.ts'
import { readFund, readNewCommitment } from './read-fund.ts'
import { readFundPage, readFundQuestion } from './read-questions.ts'
import { fundManagers, readers } from './roles.ts'

export interface FundServiceParts {
  readonly store: EventStore
  readonly funds: ViewStore<FundDocument>
  readonly clock: Clock
}

/** FundService: requests parsed once, then handed to the use case or the query. */
export const fundService = ({ store, funds, clock }: FundServiceParts): BoundService => {
  const command = commandsBy(clock)
  return bind(
    FundServiceService,
    {
      openFund: command(OpenFundRequest, readFund, (terms, call) => openFund(store, terms, call)),
      addCommitment: command(AddCommitmentRequest, readNewCommitment, (commitment, call) =>
        addCommitment(store, commitment, call),
      ),
      getFund: (request, call) =>
        getFund({ store, funds }, readFundQuestion(request, call.deadline)),
      listFunds: (request) => listFunds(funds, readFundPage(request)),
    },
    {
      openFund: fundManagers,
      addCommitment: fundManagers,
      getFund: readers,
      listFunds: readers,
    },
  )
}
