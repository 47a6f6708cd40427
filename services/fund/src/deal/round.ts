import { problemOf } from '@seedline/contracts/refusals'
import {
  amountFits,
  amountOf,
  compareMoney,
  formatNumeric,
  formatSharePrice,
  largestMinor,
  type Money,
  type Objection,
  priceTimesShares,
  type SharePrice,
} from '@seedline/values'
import { checkPositiveAmount } from '../facts/positive-amount.ts'
import type { CloseRound } from './commands.ts'
import type { Subscription } from './events.ts'
import type { DealState } from './state.ts'

type Approved = Extract<DealState, { readonly status: 'approved' }>

/** What is wrong with a round's figures and papers; undefined: it may close. */
export function faultOfRound(command: CloseRound, deal: Approved): Objection | undefined {
  const { currency } = deal.approvedAmount
  const { preMoney, sharePrice, subscriptions, evidence } = command
  if (evidence.length === 0) return problemOf('EVIDENCE_MISSING')
  if (sharePrice.value.units <= 0n) {
    return problemOf('PRICE_NOT_POSITIVE', { share_price: formatSharePrice(sharePrice) })
  }
  if (preMoney && preMoney.currency !== currency) {
    return problemOf('CURRENCY_MISMATCH', { expected: currency, got: preMoney.currency })
  }
  return (
    (preMoney && checkPositiveAmount(preMoney)) ??
    firstOf(subscriptions, (each) => faultOfSubscription(each, sharePrice, currency)) ??
    repeatedHolder(subscriptions) ??
    faultOfFundPart(subscriptions, deal) ??
    faultOfSize(command) ??
    faultOfTotal(subscriptions, preMoney)
  )
}

function faultOfSubscription(
  subscription: Subscription,
  price: SharePrice,
  currency: Money['currency'],
): Objection | undefined {
  const { holderId, shares, amount } = subscription
  if (amount.currency !== currency)
    return problemOf('CURRENCY_MISMATCH', { expected: currency, got: amount.currency })
  if (shares.units <= 0n)
    return problemOf('SHARES_NOT_POSITIVE', {
      holder_id: holderId,
      shares: formatNumeric(shares),
    })
  const wrong = checkPositiveAmount(amount)
  if (wrong || amountFits(price, shares, amount)) return wrong
  return problemOf('AMOUNT_NOT_PRICE_TIMES_SHARES', {
    holder_id: holderId,
    share_price: formatSharePrice(price),
    shares: formatNumeric(shares),
    amount: amountOf(amount),
    price_times_shares: amountOf(priceTimesShares(price.value, shares, currency)),
    currency,
  })
}

function repeatedHolder(subscriptions: readonly Subscription[]): Objection | undefined {
  const seen = new Set<string>()
  return firstOf(subscriptions, ({ holderId }) => {
    if (seen.has(holderId)) return problemOf('HOLDER_TWICE', { holder_id: holderId })
    seen.add(holderId)
    return undefined
  })
}

function faultOfFundPart(
  subscriptions: readonly Subscription[],
  deal: Approved,
): Objection | undefined {
  const marked = subscriptions.filter(({ fundId }) => fundId !== undefined)
  const foreign = marked.find(({ fundId }) => fundId !== deal.fundId)
  if (foreign)
    return problemOf('FOREIGN_FUND_AMONG_SUBSCRIBERS', {
      holder_id: foreign.holderId,
      fund_id: deal.fundId,
    })
  const [own, again] = marked
  if (own === undefined) return problemOf('FUND_NOT_AMONG_SUBSCRIBERS', { fund_id: deal.fundId })
  if (again !== undefined) return problemOf('HOLDER_TWICE', { holder_id: again.holderId })
  return compareMoney(own.amount, deal.approvedAmount) > 0
    ? problemOf('EXCEEDS_APPROVAL', {
        subscribed: amountOf(own.amount),
        approved: amountOf(deal.approvedAmount),
        currency: deal.approvedAmount.currency,
      })
    : undefined
}

// Every amount is above zero by now, so the total is: what is left is a sum beyond what travels.
function faultOfTotal(
  subscriptions: readonly Subscription[],
  preMoney: Money | undefined,
): Objection | undefined {
  const total = subscriptions.reduce((sum, { amount }) => sum + amount.minor, 0n)
  return total + (preMoney?.minor ?? 0n) > largestMinor ? problemOf('AMOUNT_TOO_LARGE') : undefined
}

/** Every security of the round carries its papers: all of them together must fit one commit. */
const papersBytesMax = 500_000

function faultOfSize({ subscriptions, evidence, provenance }: CloseRound): Objection | undefined {
  const papers = JSON.stringify([evidence, provenance])
  const bytes = new TextEncoder().encode(papers).byteLength * subscriptions.length
  return bytes > papersBytesMax
    ? problemOf('ROUND_TOO_LARGE', { bytes, max: papersBytesMax })
    : undefined
}

function firstOf<T>(items: readonly T[], fault: (item: T) => Objection | undefined) {
  for (const item of items) {
    const found = fault(item)
    if (found) return found
  }
  return undefined
}
