import { among, id, rung, sharePrice } from '@seedline/contracts/kinds'
import { deals } from '@seedline/contracts/operations'
import { financingRungs } from '@seedline/values'

const { openDeal, closeRound } = deals.operations

export const round = among(rung, financingRungs)

/** What is recorded of a round's closing: as it was asked for, with what else must be known of it. */
export const closing = {
  ...closeRound.request,
  fundId: openDeal.request.fundId,
  enterpriseId: id('Enterprise'),
  round,
  // Its currency is that of the amounts.
  sharePrice,
} as const
