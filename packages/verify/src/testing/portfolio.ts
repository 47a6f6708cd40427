import {
  StakeholderNamed,
  StockClassDefined,
  StockClassType,
  StockIssued,
} from '@seedline/contracts/fund/v1/cap_table_events'
import {
  DealApproved,
  DealOpened,
  DueDiligenceStarted,
  RoundClosed,
} from '@seedline/contracts/fund/v1/deal_events'
import {
  CapitalInvested,
  CapitalReleased,
  CapitalReserved,
  CommitmentMade,
  FundOpened,
  PartnerKind,
} from '@seedline/contracts/fund/v1/fund_events'
import { EnterpriseRegistered } from '@seedline/contracts/registry/v1/enterprise_events'
import { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import { Rung } from '@seedline/contracts/values/v1/rung'
import { deriveId } from '@seedline/values'
import { closingOf, placeKept } from './closing.ts'
import {
  fundEvent,
  made,
  on,
  papers,
  registryEvent,
  type ToldEvent,
  type ToldStream,
  yuan,
} from './told.ts'

/**
 * A fund with deals, each closed for less than was approved: with the place kept for it, the rung, the securities and the
 * capital that follow from it. `named` makes the ids, so that it is the same each time.
 */
export function portfolio(named: string, deals: number, founders = 3): readonly ToldStream[] {
  const fundId = deriveId('Fund', named)
  const rounds = Array.from({ length: deals }, (_, index) => closedRound(named, index, founders))
  const opening = [
    fundEvent(
      'FundOpened',
      FundOpened.encode(
        FundOpened.fromPartial({
          fundId,
          nameZh: `基金${named}`,
          nameEn: `Fund ${named}`,
          currency: 'CNY',
          openedOn: '2026-01-05',
          generalPartner: 'GP',
          provenance: made,
        }),
      ).finish(),
    ),
    fundEvent(
      'CommitmentMade',
      CommitmentMade.encode(
        CommitmentMade.fromPartial({
          fundId,
          partnerId: 'lp',
          partnerName: 'LP',
          partnerKind: PartnerKind.PARTNER_KIND_GOVERNMENT,
          amount: yuan(1_000_000_000),
          committedOn: '2026-01-05',
          evidence: papers,
        }),
      ).finish(),
    ),
  ]
  return [
    ...rounds.flatMap(({ streams }) => streams),
    {
      service: 'fund',
      category: 'fund',
      id: fundId,
      commits: [opening, ...rounds.flatMap(({ capital }) => capital)],
    },
  ]
}

function closedRound(named: string, index: number, founders: number) {
  const part = String(index)
  const fundId = deriveId('Fund', named)
  const dealId = deriveId('Deal', named, part)
  const enterpriseId = deriveId('Enterprise', named, part)
  const closing = closingOf({ fundId, dealId, enterpriseId }, founders)
  const streams: readonly ToldStream[] = [
    enterprise(enterpriseId, `${named}.${index}`),
    ladder(enterpriseId, fundId, dealId),
    { service: 'fund', category: 'deal', id: dealId, commits: dealCommits(closing) },
    {
      service: 'fund',
      category: 'cap_table',
      id: enterpriseId,
      commits: [[placeKept(closing)], issuing(closing)],
    },
  ]
  return { streams, capital: capitalOf(fundId, dealId) }
}

const enterprise = (enterpriseId: string, name: string): ToldStream => ({
  service: 'registry',
  category: 'enterprise',
  id: enterpriseId,
  commits: [
    [
      registryEvent(
        'EnterpriseRegistered',
        EnterpriseRegistered.encode(
          EnterpriseRegistered.fromPartial({
            enterpriseId,
            nameZh: `企业${name}`,
            nameEn: `Enterprise ${name}`,
            foundedOn: '2020-01-01',
            provenance: made,
          }),
        ).finish(),
      ),
    ],
  ],
})

const ladder = (enterpriseId: string, fundId: string, dealId: string): ToldStream => ({
  service: 'registry',
  category: 'stage_record',
  id: enterpriseId,
  commits: [
    [
      registryEvent(
        'StageReached',
        StageReached.encode(
          StageReached.fromPartial({
            enterpriseId,
            rungId: deriveId('Rung', dealId),
            rung: Rung.RUNG_ANGEL,
            reachedOn: on,
            evidence: papers,
            round: { fundId, dealId, eventId: `deal-${dealId}@4` },
            provenance: made,
          }),
        ).finish(),
      ),
    ],
  ],
})

function dealCommits(closing: RoundClosed): readonly (readonly ToldEvent[])[] {
  const { dealId, fundId, enterpriseId, round } = closing
  const opened = DealOpened.fromPartial({
    dealId,
    fundId,
    enterpriseId,
    round,
    proposedAmount: yuan(9),
    openedOn: on,
  })
  const started = DueDiligenceStarted.fromPartial({ dealId, startedOn: on })
  const approved = DealApproved.fromPartial({
    dealId,
    approvedAmount: yuan(9),
    approvedOn: on,
    evidence: papers,
  })
  return [
    [fundEvent('DealOpened', DealOpened.encode(opened).finish())],
    [fundEvent('DueDiligenceStarted', DueDiligenceStarted.encode(started).finish())],
    [fundEvent('DealApproved', DealApproved.encode(approved).finish())],
    [fundEvent('RoundClosed', RoundClosed.encode(closing).finish())],
  ]
}

function issuing(closing: RoundClosed): readonly ToldEvent[] {
  const { dealId, enterpriseId, subscriptions } = closing
  const stockClassId = deriveId('StockClass', enterpriseId, 'angel')
  const defined = StockClassDefined.fromPartial({
    enterpriseId,
    stockClassId,
    name: 'Angel preferred',
    classType: StockClassType.STOCK_CLASS_TYPE_PREFERRED,
  })
  return [
    fundEvent('StockClassDefined', StockClassDefined.encode(defined).finish()),
    ...subscriptions.map(({ holderId, holderName: name, holderKind: kind }) =>
      fundEvent(
        'StakeholderNamed',
        StakeholderNamed.encode(
          StakeholderNamed.fromPartial({ enterpriseId, holderId, name, kind }),
        ).finish(),
      ),
    ),
    ...subscriptions.map(({ holderId, shares }) => {
      const securityId = deriveId('Security', dealId, holderId)
      return fundEvent(
        'StockIssued',
        StockIssued.encode(
          StockIssued.fromPartial({
            enterpriseId,
            securityId,
            holderId,
            stockClassId,
            quantity: shares,
            sharePrice: '1',
            currency: 'CNY',
            issuedOn: on,
            dealId,
            evidence: papers,
            provenance: made,
          }),
        ).finish(),
      )
    }),
  ]
}

function capitalOf(fundId: string, dealId: string): readonly (readonly ToldEvent[])[] {
  const reserved = CapitalReserved.fromPartial({
    fundId,
    dealId,
    amount: yuan(9),
    reservedOn: on,
    approvalCommandId: `approve-${dealId}`,
    expectedDealVersion: 2,
    evidence: papers,
  })
  const invested = CapitalInvested.fromPartial({ fundId, dealId, amount: yuan(7), investedOn: on })
  const released = CapitalReleased.fromPartial({
    fundId,
    dealId,
    amount: yuan(2),
    releasedOn: on,
    reason: 'closed-for-less',
  })
  return [
    [fundEvent('CapitalReserved', CapitalReserved.encode(reserved).finish())],
    [
      fundEvent('CapitalInvested', CapitalInvested.encode(invested).finish()),
      fundEvent('CapitalReleased', CapitalReleased.encode(released).finish()),
    ],
  ]
}
