import {
  ApproveDealRequest,
  CloseRoundRequest,
  DealServiceService,
  DeclineDealRequest,
  OpenDealRequest,
  StartDueDiligenceRequest,
  WithdrawDealRequest,
} from '@seedline/contracts/fund/v1/deal_service'
import type { EventStore } from '@seedline/event-store'
import { commandsBy } from '@seedline/requests'
import { type BoundService, bind } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { DealDocument } from '../../projections/deal/document.ts'
import { getDeal, listDeals } from '../../projections/deal/query.ts'
import { approveDeal } from '../../use-cases/approve-deal.ts'
import { closeRound } from '../../use-cases/close-round.ts'
import { declineDeal, startDueDiligence, withdrawDeal } from '../../use-cases/deal-steps.ts'
import type { Enterprises } from '../../use-cases/enterprise-standing.ts'
import { openDeal } from '../../use-cases/open-deal.ts'
import {
  readApproval,
  readDeal,
  readDecline,
  readDueDiligence,
  readWithdrawal,
} from './read-deal.ts'
import { readDealList, readDealQuestion } from './read-questions.ts'
import { readRound } from './read-round.ts'
import { fundManagers, readers } from './roles.ts'

export interface DealServiceParts {
  readonly store: EventStore
  readonly deals: ViewStore<DealDocument>
  readonly enterprises: Enterprises
  readonly clock: Clock
}

/** DealService: requests parsed once, then handed to the use case or the query. */
export const dealService = (parts: DealServiceParts): BoundService => {
  const { store, deals, enterprises, clock } = parts
  const command = commandsBy(clock)
  return bind(
    DealServiceService,
    {
      openDeal: command(OpenDealRequest, readDeal, (terms, call, asking) =>
        openDeal({ store, enterprises }, terms, { ...call, asking }),
      ),
      startDueDiligence: command(StartDueDiligenceRequest, readDueDiligence, (start, call) =>
        startDueDiligence(store, start, call),
      ),
      approveDeal: command(ApproveDealRequest, readApproval, (approval, call) =>
        approveDeal(store, approval, call),
      ),
      declineDeal: command(DeclineDealRequest, readDecline, (decline, call) =>
        declineDeal(store, decline, call),
      ),
      withdrawDeal: command(WithdrawDealRequest, readWithdrawal, (withdrawal, call) =>
        withdrawDeal(store, withdrawal, call),
      ),
      closeRound: command(CloseRoundRequest, readRound, (closing, call) =>
        closeRound({ store, enterprises }, closing, call),
      ),
      getDeal: (request, call) =>
        getDeal({ store, deals }, readDealQuestion(request, call.deadline)),
      listDeals(request) {
        const { filter, page } = readDealList(request)
        return listDeals(deals, filter, page)
      },
    },
    {
      openDeal: fundManagers,
      startDueDiligence: fundManagers,
      approveDeal: fundManagers,
      declineDeal: fundManagers,
      withdrawDeal: fundManagers,
      closeRound: fundManagers,
      getDeal: readers,
      listDeals: readers,
    },
  )
}
