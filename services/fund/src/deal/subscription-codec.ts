import type { Subscription as ProtoSubscription } from '@seedline/contracts/fund/v1/deal_events'
import { moneyOfRecord, moneyToProto } from '@seedline/facts/proto'
import { formatNumeric, numeric, parseId, trusted } from '@seedline/values'
import { holderKindOfRecord, holderKindToProto } from '../facts/holder-kind-codec.ts'
import type { Subscription } from './events.ts'

export const subscriptionToProto = (subscription: Subscription): ProtoSubscription => ({
  fundId: subscription.fundId ?? '',
  holderId: subscription.holderId,
  holderName: subscription.holderName,
  holderKind: holderKindToProto(subscription.holderKind),
  shares: formatNumeric(subscription.shares),
  amount: moneyToProto(subscription.amount),
})

export const subscriptionFromProto = (proto: ProtoSubscription): Subscription => ({
  fundId: proto.fundId === '' ? undefined : trusted(parseId('Fund', proto.fundId)),
  holderId: proto.holderId,
  holderName: proto.holderName,
  holderKind: holderKindOfRecord(proto.holderKind),
  shares: numeric(proto.shares),
  amount: moneyOfRecord(proto.amount),
})
