import {
  DealOpened,
  HolderKind,
  RoundClosed,
  RoundReversed,
} from '@seedline/contracts/fund/v1/deal_events'
import { FundClassified, type FundKind, FundOpened } from '@seedline/contracts/fund/v1/fund_events'
import type { Rung } from '@seedline/contracts/values/v1/rung'
import { Confidence } from '@seedline/contracts/values/v1/values'
import type { EventMessage } from '@seedline/messaging'
import { eventMessages } from '@seedline/testing'
import { deriveId } from '@seedline/values'
import { enterpriseId } from './enterprise-samples.ts'

export const fundId = deriveId('Fund', 'fund-1')
export const dealId = (name: string): string => deriveId('Deal', name)

interface Money {
  readonly currency: string
  readonly minorUnits: bigint
}

export const yuan = (whole: bigint): Money => ({ currency: 'CNY', minorUnits: whole * 100n })
const dollars = (whole: bigint): Money => ({ currency: 'USD', minorUnits: whole * 100n })

/** What a round brought: of the deal's own fund, and of others by their kind. */
export interface Subscribed {
  readonly own?: bigint
  readonly institution?: bigint
  readonly individual?: bigint
  readonly ownDollars?: bigint
}

const subscriptionsOf = ({ own, institution, individual, ownDollars }: Subscribed) => [
  ...(own === undefined
    ? []
    : [{ fundId, holderKind: HolderKind.HOLDER_KIND_FUND, amount: yuan(own) }]),
  ...(ownDollars === undefined
    ? []
    : [{ fundId, holderKind: HolderKind.HOLDER_KIND_FUND, amount: dollars(ownDollars) }]),
  ...(institution === undefined
    ? []
    : [{ holderKind: HolderKind.HOLDER_KIND_INSTITUTION, amount: yuan(institution) }]),
  ...(individual === undefined
    ? []
    : [
        { holderKind: HolderKind.HOLDER_KIND_INDIVIDUAL, amount: yuan(individual) },
        // Two of a kind are one part.
        { holderKind: HolderKind.HOLDER_KIND_INDIVIDUAL, amount: yuan(0n) },
      ]),
]

type Told =
  | { readonly type: 'closed'; readonly rung: Rung; readonly on: string; readonly of: Subscribed }
  | { readonly type: 'reversed'; readonly version: number }

/** A deal's stream, from its opening on. */
export function dealMessages(
  name: string,
  history: readonly Told[],
  of: string = enterpriseId,
): readonly EventMessage[] {
  const id = dealId(name)
  const about = { dealId: id, fundId, enterpriseId: of }
  const events = history.map((told) =>
    told.type === 'closed'
      ? {
          type: 'seedline.fund.v1.RoundClosed',
          data: RoundClosed.encode(
            RoundClosed.fromPartial({
              ...about,
              round: told.rung,
              closedOn: told.on,
              subscriptions: subscriptionsOf(told.of),
              provenance: { source: '协议', confidence: Confidence.CONFIDENCE_REPORTED },
            }),
          ).finish(),
        }
      : {
          type: 'seedline.fund.v1.RoundReversed',
          data: RoundReversed.encode(
            RoundReversed.fromPartial({ ...about, closingEventId: `deal-${id}@${told.version}` }),
          ).finish(),
        },
  )
  const opened = {
    type: 'seedline.fund.v1.DealOpened',
    data: DealOpened.encode(DealOpened.fromPartial(about)).finish(),
  }
  return ofTopic(
    'deal',
    eventMessages({ service: 'fund', aggregate: 'deal', id }, [opened, ...events]),
  )
}

/** The fund's stream; its kind where somebody has said it. */
export function fundMessages(...kinds: readonly FundKind[]): readonly EventMessage[] {
  const opened = {
    type: 'seedline.fund.v1.FundOpened',
    data: FundOpened.encode(FundOpened.fromPartial({ fundId })).finish(),
  }
  const said = kinds.map((kind) => ({
    type: 'seedline.fund.v1.FundClassified',
    data: FundClassified.encode(FundClassified.fromPartial({ fundId, kind })).finish(),
  }))
  return ofTopic(
    'fund',
    eventMessages({ service: 'fund', aggregate: 'fund', id: fundId }, [opened, ...said]),
  )
}

const ofTopic = (topic: string, messages: readonly EventMessage[]): readonly EventMessage[] =>
  messages.map((message) => ({ ...message, origin: { ...message.origin, topic } }))
