import type { RoundClosed, Subscription } from '@seedline/contracts/fund/v1/deal_events'
import {
  type ApproveDealRequest,
  type CloseRoundRequest,
  type Deal,
  DealStatus,
  type ListDealsRequest,
  type OpenDealRequest,
  type RoundFigures,
} from '@seedline/contracts/fund/v1/deal_service'
import { moneyToProto } from '@seedline/facts/proto'
import type * as z from 'zod'
import type { Target } from '../target.ts'
import { given, present } from '../values/given.ts'
import { holderKindNames } from '../values/holders.ts'
import { kebabNames, named } from '../values/kebab.ts'
import {
  evidenceFromProto,
  evidenceToProto,
  historyEntryFromProto,
  moneyIfAny,
  pageToProto,
  provenanceFromProto,
  provenanceToProto,
  rungNames,
} from '../values/mapping.ts'
import * as schemas from './schemas.ts'

const statusNames = kebabNames(schemas.dealStatuses, 'DEAL_STATUS', DealStatus)

export const openToProto = (
  body: z.output<typeof schemas.openDeal>,
  commandId: string,
): OpenDealRequest => ({
  commandId,
  fundId: body.fundId,
  enterpriseId: body.enterpriseId,
  round: rungNames.toProto(body.round),
  proposedAmount: moneyToProto(body.proposedAmount),
  openedOn: body.openedOn,
  note: body.note ?? '',
})

export const approveToProto = (
  body: z.output<typeof schemas.approveDeal>,
  { commandId, id, expectedVersion }: Target,
): ApproveDealRequest => ({
  commandId,
  dealId: id,
  expectedVersion,
  approvedAmount: moneyToProto(body.approvedAmount),
  approvedOn: body.approvedOn,
  evidence: body.evidence.map(evidenceToProto),
})

const subscriptionToProto = (
  body: z.output<typeof schemas.closeRound>['subscriptions'][number],
): Subscription => ({
  fundId: body.fundId ?? '',
  holderId: body.holderId ?? '',
  holderName: body.holderName,
  holderKind: holderKindNames.toProto(body.holderKind),
  shares: body.shares,
  amount: moneyToProto(body.amount),
})

export const closeToProto = (
  body: z.output<typeof schemas.closeRound>,
  { commandId, id, expectedVersion }: Target,
): CloseRoundRequest => ({
  commandId,
  dealId: id,
  expectedVersion,
  closedOn: body.closedOn,
  preMoney: body.preMoney && moneyToProto(body.preMoney),
  sharePrice: body.sharePrice.amount,
  subscriptions: body.subscriptions.map(subscriptionToProto),
  evidence: body.evidence.map(evidenceToProto),
  provenance: provenanceToProto(body.provenance),
})

export const listToProto = (query: z.output<typeof schemas.listDealsQuery>): ListDealsRequest => ({
  page: pageToProto(query),
  fundId: query.fundId ?? '',
  enterpriseId: query.enterpriseId ?? '',
  status:
    query.status === undefined
      ? DealStatus.DEAL_STATUS_UNSPECIFIED
      : statusNames.toProto(query.status),
})

const subscribedFromProto = (found: Subscription): z.input<typeof schemas.subscribed> => ({
  ...given('fundId', found.fundId),
  holderId: found.holderId,
  holderName: found.holderName,
  ...present('holderKind', holderKindNames.fromProto(found.holderKind)),
  shares: found.shares,
  ...present('amount', moneyIfAny(found.amount)),
})

const closingFromProto = (found: RoundClosed): z.input<typeof schemas.closing> => {
  const currency = found.subscriptions.find(({ amount }) => amount)?.amount?.currency ?? ''
  const hasPrice = found.sharePrice !== '' && currency !== ''
  return {
    closedOn: found.closedOn,
    ...present('preMoney', moneyIfAny(found.preMoney)),
    ...present('sharePrice', hasPrice ? { currency, amount: found.sharePrice } : undefined),
    subscriptions: found.subscriptions.map(subscribedFromProto),
    evidence: found.evidence.map(evidenceFromProto),
    ...present('provenance', found.provenance && provenanceFromProto(found.provenance)),
  }
}

const figuresFromProto = (found: RoundFigures): z.input<typeof schemas.roundFigures> => ({
  ...present('totalRaised', moneyIfAny(found.totalRaised)),
  newShares: found.newShares,
  ...present('postMoney', moneyIfAny(found.postMoney)),
  ...given('impliedSharesBefore', found.impliedSharesBefore),
})

export const dealFromProto = (found: Deal): z.input<typeof schemas.deal> => ({
  dealId: found.dealId,
  version: found.version,
  fundId: found.fundId,
  enterpriseId: found.enterpriseId,
  ...present('round', rungNames.fromProto(found.round)),
  status: named(statusNames, found.status),
  ...present('proposedAmount', moneyIfAny(found.proposedAmount)),
  ...present('approvedAmount', moneyIfAny(found.approvedAmount)),
  ...given('openedOn', found.openedOn),
  ...given('statusOn', found.statusOn),
  ...given('note', found.note),
  ...present('closing', found.closing && closingFromProto(found.closing)),
  ...present('figures', found.figures && figuresFromProto(found.figures)),
  history: found.history.map(historyEntryFromProto),
})
