import { accept, type Decision } from '@seedline/event-store'
import type { LocalDate, Money } from '@seedline/values'
import type { DealId, FundId } from '../facts/ids.ts'
import type { FundEvent, ReleaseReason } from './events.ts'

interface OfDeal {
  readonly fundId: FundId
  readonly dealId: DealId
}

/** What was reserved for a deal, or the rest of it, is free again. */
export const setFree = (
  { fundId, dealId }: OfDeal,
  amount: Money,
  releasedOn: LocalDate,
  reason: ReleaseReason,
): FundEvent => ({ type: 'CapitalReleased', fundId, dealId, amount, releasedOn, reason })

/** Of what was reserved for a deal so much is invested; a rest is free. */
export const invested = (
  ofDeal: OfDeal,
  amount: Money,
  investedOn: LocalDate,
  rest: Money,
): Decision<FundEvent> => {
  const { fundId, dealId } = ofDeal
  return accept<FundEvent>(
    { type: 'CapitalInvested', fundId, dealId, amount, investedOn },
    ...(rest.minor > 0n ? [setFree(ofDeal, rest, investedOn, 'closed-for-less')] : []),
  )
}
