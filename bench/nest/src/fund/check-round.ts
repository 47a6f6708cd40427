import { Decimal } from 'decimal.js'
import type { Closing } from './deal.controller.js'
import type { Deal } from './documents.js'

/** Why a round can't be closed like this, as a code; undefined when it can. */
export function faultOfRound(deal: Deal, closing: Closing): string | undefined {
  const { approvedAmount, statusOn } = deal
  const { subscriptions, evidence, sharePrice, closedOn } = closing
  if (deal.status === 'closed') return 'ROUND_ALREADY_CLOSED'
  if (deal.status !== 'approved' || !approvedAmount) return 'DEAL_NOT_APPROVED'
  if (evidence.length === 0) return 'EVIDENCE_MISSING'
  if (closedOn < statusOn) return 'DATE_BEFORE_PREVIOUS_STEP'
  if (new Decimal(sharePrice).lte(0)) return 'PRICE_NOT_POSITIVE'
  const holders = new Set<string>()
  for (const { holderId, fundId, shares, amount } of subscriptions) {
    if (amount.currency !== approvedAmount.currency) return 'CURRENCY_MISMATCH'
    const worth = new Decimal(sharePrice).times(shares).times(100)
    if (!worth.eq(amount.minorUnits)) return 'AMOUNT_NOT_PRICE_TIMES_SHARES'
    if (fundId && fundId !== deal.fundId) return 'FOREIGN_FUND_AMONG_SUBSCRIBERS'
    holders.add(holderId || fundId)
  }
  if (holders.size < subscriptions.length) return 'HOLDER_TWICE'
  const own = subscriptions.find(({ fundId }) => fundId === deal.fundId)
  if (!own) return 'FUND_NOT_AMONG_SUBSCRIBERS'
  return BigInt(own.amount.minorUnits) > BigInt(approvedAmount.minorUnits)
    ? 'EXCEEDS_APPROVAL'
    : undefined
}
