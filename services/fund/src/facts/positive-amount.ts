import { problemOf } from '@seedline/contracts/refusals'
import { amountOf, type Money, type Objection } from '@seedline/values'

/** What is wrong with an amount that must be above zero. */
export const checkPositiveAmount = (amount: Money): Objection | undefined =>
  amount.minor > 0n
    ? undefined
    : problemOf('AMOUNT_NOT_POSITIVE', { amount: amountOf(amount), currency: amount.currency })
