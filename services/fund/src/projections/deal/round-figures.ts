import type { RoundFigures } from '@seedline/contracts/fund/v1/deal_service'
import { money } from '@seedline/contracts/kinds'
import {
  addMoney,
  divideRounded,
  formatNumeric,
  type Money,
  type Numeric,
  numericOfUnits,
  scaleOf,
  sumMoney,
  sumNumeric,
  unitsPerOne,
} from '@seedline/values'
import type { RoundClosed } from '../../deal/events.ts'

/** What follows from a round's own figures. They are shown side by side, none is enforced. */
export function roundFigures({
  subscriptions,
  preMoney,
  sharePrice,
}: RoundClosed): RoundFigures | undefined {
  const currency = subscriptions[0]?.amount.currency
  if (currency === undefined) return undefined
  const raised = sumMoney(
    currency,
    subscriptions.map(({ amount }) => amount),
  )
  return {
    totalRaised: money.toProto(raised),
    newShares: formatNumeric(sumNumeric(subscriptions.map(({ shares }) => shares))),
    postMoney: preMoney && money.toProto(addMoney(preMoney, raised)),
    impliedSharesBefore: preMoney ? formatNumeric(impliedShares(preMoney, sharePrice.value)) : '',
  }
}

// minor / 10^scale / (units / 10^10), in units of 1e-10
function impliedShares({ currency, minor }: Money, price: Numeric): Numeric {
  const denominator = price.units * 10n ** BigInt(scaleOf(currency))
  return numericOfUnits(divideRounded(minor * unitsPerOne * unitsPerOne, denominator, 'half-even'))
}
