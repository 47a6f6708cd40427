import {
  amountOf,
  compareMoney,
  type Money,
  type Problem,
  priceTimesShares,
} from '@seedline/values'
import {
  amountNotPositive,
  currencyMismatch,
  evidenceMissing,
  largestMinor,
  totalTooLarge,
} from '../facts/rejections.ts'
import type { CloseRound } from './commands.ts'
import type { Subscription } from './events.ts'
import {
  amountNotPriceTimesShares,
  exceedsApproval,
  foreignFundAmongSubscribers,
  fundNotAmongSubscribers,
  holderTwice,
  priceNotPositive,
  roundTooLarge,
  sharesNotPositive,
} from './rejections.ts'
import { amountFits, type SharePrice } from './share-price.ts'
import type { DealState } from './state.ts'

type Approved = Extract<DealState, { readonly status: 'approved' }>

/** What is wrong with a round's figures and papers; undefined: it may close. */
export function faultOfRound(command: CloseRound, deal: Approved): Problem | undefined {
  const { currency } = deal.approvedAmount
  const { preMoney, sharePrice, subscriptions, evidence } = command
  if (evidence.length === 0) return evidenceMissing()
  if (sharePrice.value.units <= 0n) return priceNotPositive(sharePrice)
  if (preMoney && preMoney.currency !== currency) {
    return currencyMismatch(currency, preMoney.currency)
  }
  if (preMoney && preMoney.minor <= 0n) return amountNotPositive(preMoney)
  const wrong = firstOf(subscriptions, (each) => faultOfSubscription(each, sharePrice, currency))
  return (
    wrong ??
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
): Problem | undefined {
  const { shares, amount } = subscription
  if (amount.currency !== currency) return currencyMismatch(currency, amount.currency)
  if (shares.units <= 0n) return sharesNotPositive(subscription)
  if (amount.minor <= 0n) return amountNotPositive(amount)
  if (amountFits(price, shares, amount)) return undefined
  const product = amountOf(priceTimesShares(price.value, shares, currency))
  return amountNotPriceTimesShares(price, subscription, product)
}

function repeatedHolder(subscriptions: readonly Subscription[]): Problem | undefined {
  const seen = new Set<string>()
  return firstOf(subscriptions, ({ holderId }) => {
    if (seen.has(holderId)) return holderTwice(holderId)
    seen.add(holderId)
    return undefined
  })
}

function faultOfFundPart(
  subscriptions: readonly Subscription[],
  deal: Approved,
): Problem | undefined {
  const marked = subscriptions.filter(({ fundId }) => fundId !== undefined)
  const foreign = marked.find(({ fundId }) => fundId !== deal.fundId)
  if (foreign) return foreignFundAmongSubscribers(foreign.holderId, deal.fundId)
  const [own, again] = marked
  if (own === undefined) return fundNotAmongSubscribers(deal.fundId)
  if (again !== undefined) return holderTwice(again.holderId)
  return compareMoney(own.amount, deal.approvedAmount) > 0
    ? exceedsApproval(own.amount, deal.approvedAmount)
    : undefined
}

// Every amount is above zero by now, so the total is: what is left is a sum beyond what travels.
function faultOfTotal(
  subscriptions: readonly Subscription[],
  preMoney: Money | undefined,
): Problem | undefined {
  const total = subscriptions.reduce((sum, { amount }) => sum + amount.minor, 0n)
  return total + (preMoney?.minor ?? 0n) > largestMinor ? totalTooLarge() : undefined
}

/** Every security of the round carries its papers: all of them together must fit one commit. */
const papersBytesMax = 500_000

function faultOfSize({ subscriptions, evidence, provenance }: CloseRound): Problem | undefined {
  const papers = JSON.stringify([evidence, provenance])
  const bytes = new TextEncoder().encode(papers).byteLength * subscriptions.length
  return bytes > papersBytesMax ? roundTooLarge(bytes, papersBytesMax) : undefined
}

function firstOf<T>(items: readonly T[], fault: (item: T) => Problem | undefined) {
  for (const item of items) {
    const found = fault(item)
    if (found) return found
  }
  return undefined
}
