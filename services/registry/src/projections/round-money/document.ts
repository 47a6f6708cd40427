import type { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { holderKind, money, optional, provenance, rung } from '@seedline/contracts/kinds'
import {
  type Confidence,
  type Currency,
  type LocalDate,
  parseLocalDate,
  type Rung,
  trusted,
} from '@seedline/values'
import type { EventMeta } from '@seedline/views'

/** A deal as far as what its round brought is asked for. */
export interface RoundMoneyDocument {
  readonly fundId: string
  readonly enterpriseId: string
  /** Null: none stands, because none was closed or the one that was is taken back. */
  readonly closing: Closing | null
}

export interface Closing {
  readonly eventId: string
  readonly rung: Rung
  readonly closedOn: LocalDate
  readonly confidence: Confidence
  readonly synthetic: boolean
  readonly parts: readonly Part[]
}

/** What subscribers of one kind paid together. */
export interface Part {
  readonly from: Subscriber
  readonly currency: Currency
  readonly minor: bigint
}

/** The deal's own fund, or another by its kind; '' where that isn't recorded. */
export type Subscriber = 'own-fund' | (typeof holderKind.names)[number] | ''

type Closed = Omit<RoundMoneyDocument, 'closing'> & { readonly closing: Omit<Closing, 'eventId'> }

export type RoundNews =
  | ({ readonly type: 'Opened' } & Omit<RoundMoneyDocument, 'closing'>)
  | ({ readonly type: 'Closed' } & Closed)
  | { readonly type: 'Reversed'; readonly closing: string }

/** The document after an event. A closing that is taken back is there as of no day. */
export function evolve(
  before: RoundMoneyDocument | undefined,
  news: RoundNews,
  { id, stream }: Pick<EventMeta, 'id' | 'stream'>,
): RoundMoneyDocument {
  switch (news.type) {
    case 'Opened':
      return { fundId: news.fundId, enterpriseId: news.enterpriseId, closing: null }
    case 'Closed': {
      const { fundId, enterpriseId, closing } = news
      return { fundId, enterpriseId, closing: { eventId: id, ...closing } }
    }
    case 'Reversed':
      if (before === undefined) throw new Error(`${stream} began with a reversal`)
      return before.closing?.eventId === news.closing ? { ...before, closing: null } : before
    default:
      return news satisfies never
  }
}

const maybeProvenance = optional(provenance)

/** What a closing says of the money that it brought. @throws where it says nothing sound */
export function closedBy(closed: RoundClosed): Closed {
  const named = rung.nameOf(closed.round)
  if (named === undefined) throw new Error(`A round was closed as ${closed.round}`)
  const from = maybeProvenance.recorded(closed.provenance)
  return {
    fundId: closed.fundId,
    enterpriseId: closed.enterpriseId,
    closing: {
      rung: named,
      closedOn: trusted(parseLocalDate(closed.closedOn)),
      confidence: from?.confidence ?? 'unstated',
      synthetic: from?.synthetic ?? false,
      parts: partsOf(closed),
    },
  }
}

function partsOf({ subscriptions }: RoundClosed): readonly Part[] {
  const parts = new Map<string, Part>()
  for (const { fundId, holderKind: kind, amount } of subscriptions) {
    const paid = money.recorded(amount)
    const from = fundId === '' ? (holderKind.nameOf(kind) ?? '') : 'own-fund'
    const key = `${from}~${paid.currency}`
    const minor = (parts.get(key)?.minor ?? 0n) + paid.minor
    parts.set(key, { from, currency: paid.currency, minor })
  }
  return [...parts.values()]
}
