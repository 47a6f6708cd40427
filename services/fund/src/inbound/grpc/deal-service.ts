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
import { commandCallOf, outcomeToProto } from '@seedline/requests'
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
export const dealService = (parts: DealServiceParts): BoundService =>
  bind(
    DealServiceService,
    { ...beginning(parts), ...ending(parts), ...questions(parts) },
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

type Deals = Parameters<typeof bind<typeof DealServiceService>>[1]

const beginning = ({
  store,
  enterprises,
  clock,
}: DealServiceParts): Pick<Deals, 'openDeal' | 'startDueDiligence' | 'approveDeal'> => ({
  async openDeal(request, call) {
    const read = readDeal(request)
    const bytes = OpenDealRequest.encode(request).finish()
    const command = { ...commandCallOf(call, read, bytes, clock), asking: call }
    return outcomeToProto(await openDeal({ store, enterprises }, read.command, command))
  },
  async startDueDiligence(request, call) {
    const read = readDueDiligence(request)
    const bytes = StartDueDiligenceRequest.encode(request).finish()
    const command = commandCallOf(call, read, bytes, clock)
    return outcomeToProto(await startDueDiligence(store, read.command, command))
  },
  async approveDeal(request, call) {
    const read = readApproval(request)
    const bytes = ApproveDealRequest.encode(request).finish()
    const command = commandCallOf(call, read, bytes, clock)
    return outcomeToProto(await approveDeal(store, read.command, command))
  },
})

const ending = ({
  store,
  enterprises,
  clock,
}: DealServiceParts): Pick<Deals, 'declineDeal' | 'withdrawDeal' | 'closeRound'> => ({
  async declineDeal(request, call) {
    const read = readDecline(request)
    const bytes = DeclineDealRequest.encode(request).finish()
    const command = commandCallOf(call, read, bytes, clock)
    return outcomeToProto(await declineDeal(store, read.command, command))
  },
  async withdrawDeal(request, call) {
    const read = readWithdrawal(request)
    const bytes = WithdrawDealRequest.encode(request).finish()
    const command = commandCallOf(call, read, bytes, clock)
    return outcomeToProto(await withdrawDeal(store, read.command, command))
  },
  async closeRound(request, call) {
    const read = readRound(request)
    const bytes = CloseRoundRequest.encode(request).finish()
    const command = commandCallOf(call, read, bytes, clock)
    return outcomeToProto(await closeRound({ store, enterprises }, read.command, command))
  },
})

const questions = ({ store, deals }: DealServiceParts): Pick<Deals, 'getDeal' | 'listDeals'> => ({
  getDeal: (request, call) => getDeal({ store, deals }, readDealQuestion(request, call.deadline)),
  listDeals(request) {
    const { filter, page } = readDealList(request)
    return listDeals(deals, filter, page)
  },
})
