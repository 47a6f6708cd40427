import type { Fund } from '@seedline/contracts/fund/v1/fund_service'
import { money, optional, provenance } from '@seedline/contracts/kinds'
import { commitment, fundKind } from '@seedline/contracts/operations'
import type { Money as ProtoMoney } from '@seedline/contracts/values/v1/values'
import { organisationOf } from '@seedline/values'
import type { EventMeta } from '@seedline/views'
import { type FundChange, type FundEvent, type FundOpened, fundEvents } from '../../fund/events.ts'
import { onePersonMay } from '../../fund/state.ts'

/** A fund, and where its capital has gone; sums and shares are worked out when it is read. */
export interface FundDocument {
  readonly terms: Omit<
    Fund,
    'totalCommitted' | 'byPartnerKind' | 'reserved' | 'invested' | 'available'
  >
  readonly allocations: readonly AllocationDocument[]
}

export interface AllocationDocument {
  readonly dealId: string
  readonly stage: 'reserved' | 'invested'
  readonly amount: ProtoMoney
}

/** The fund after an event. Pure; the same fold answers as-of questions from the stream. */
export function evolve(
  before: FundDocument | undefined,
  event: FundEvent,
  meta: EventMeta,
): FundDocument {
  const document = event.type === 'FundOpened' ? opened(event, meta) : before
  if (document === undefined) throw new Error(`Fund ${event.fundId} began with ${event.type}`)
  const next = fundEvents.changes(event) ? evolveOpened(document, event) : document
  return { ...next, terms: { ...next.terms, version: meta.version } }
}

function evolveOpened(document: FundDocument, event: FundChange): FundDocument {
  const { terms } = document
  switch (event.type) {
    case 'FundOpened':
      return document
    case 'CommitmentMade':
      return {
        ...document,
        terms: { ...terms, commitments: [...terms.commitments, commitment.toProto(event)] },
      }
    case 'FundManagerChanged':
      return changedTo(document, {
        managedBy: organisationOf(event.organisation),
        weakerAsked: undefined,
        handOverAsked: '',
      })
    case 'FundClassified':
      return changedTo(document, { kind: fundKind.toProto(event.kind) })
    case 'FundHandOverAsked':
      return changedTo(document, { handOverAsked: event.organisation })
    case 'FundPolicySet':
      return changedTo(document, { twoPeople: event.twoPeople, weakerAsked: undefined })
    case 'WeakerFundPolicyAsked':
      return changedTo(document, { weakerAsked: event.twoPeople })
    case 'CapitalReserved':
      return allocated(document, event.dealId, 'reserved', money.toProto(event.amount))
    case 'CapitalInvested':
      return allocated(document, event.dealId, 'invested', money.toProto(event.amount))
    case 'CapitalReleased':
      // Of a deal that closed for less the rest is released, and what was invested stays.
      return {
        ...document,
        allocations: document.allocations.filter(
          ({ dealId, stage }) => dealId !== event.dealId || stage === 'invested',
        ),
      }
    case 'CommitmentReversed':
      return {
        ...document,
        terms: {
          ...terms,
          commitments: terms.commitments.filter((each) => each.partnerId !== event.partnerId),
        },
      }
    case 'InvestmentReversed':
      return allocated(document, event.dealId, 'reserved', money.toProto(event.reserved))
    default:
      return event satisfies never
  }
}

const changedTo = (
  document: FundDocument,
  terms: Partial<FundDocument['terms']>,
): FundDocument => ({ ...document, terms: { ...document.terms, ...terms } })

function allocated(
  document: FundDocument,
  dealId: string,
  stage: AllocationDocument['stage'],
  amount: ProtoMoney,
): FundDocument {
  const others = document.allocations.filter((each) => each.dealId !== dealId)
  return { ...document, allocations: [...others, { dealId, stage, amount }] }
}

const opened = (event: FundOpened, meta: EventMeta): FundDocument => ({
  terms: {
    fundId: event.fundId,
    version: 0,
    nameZh: event.nameZh,
    nameEn: event.nameEn,
    currency: event.currency,
    targetSize: event.targetSize && money.toProto(event.targetSize),
    openedOn: event.openedOn,
    generalPartner: event.generalPartner,
    commitments: [],
    provenance: optional(provenance).toProto(event.provenance),
    recordedAt: meta.time,
    // As it is asked for, whatever a token of earlier days wrote.
    managedBy: organisationOf(meta.actor.organisation),
    twoPeople: onePersonMay,
    weakerAsked: undefined,
    handOverAsked: '',
    kind: fundKind.none,
  },
  allocations: [],
})
