import { amountOf, divideRounded, money, moneyOf, numeric, unitsPerOne } from '@seedline/values'
import type { PolicyParameters } from './bank-policy.ts'
import type { RightFacts } from './facts/right-facts.ts'
import type { Amount, AskedRight } from './question.ts'

/** What a right may be lent against, not binding anybody. */
export interface Indicative extends Amount {
  /** The parameter that it goes by. */
  readonly code: string
  /** As a decimal: 0.3 is 30 per cent. */
  readonly ltv: string
  readonly valuation: string
}

const ratios = {
  invention: ['BK-01', 'ltvInvention'],
  'utility-model': ['BK-02', 'ltvUtilityModel'],
  design: ['BK-03', 'ltvDesign'],
  trademark: ['BK-04', 'ltvTrademark'],
} as const

/** Of its valuation the bank's part, rounded down: undefined without a valuation, and of kinds that it lends nothing on. */
export function indicativeOf(
  { valuation }: AskedRight,
  { kind }: RightFacts,
  parameters: PolicyParameters,
): Indicative | undefined {
  if (valuation === 'unknown' || !(kind in ratios)) return undefined
  const [code, key] = ratios[kind as keyof typeof ratios]
  const ltv = parameters[key]
  const { currency, minor } = moneyOf(valuation.currency, valuation.amount)
  const part = divideRounded(minor * numeric(ltv).units, unitsPerOne, 'down')
  return {
    currency,
    amount: amountOf(money(currency, part)),
    code,
    ltv,
    valuation: amountOf({ currency, minor }),
  }
}
