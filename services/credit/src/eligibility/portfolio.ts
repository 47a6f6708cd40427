import { amountOf, type Currency, moneyOf, sumMoney } from '@seedline/values'
import { met, notMet, unknown } from './findings.ts'
import type { RightVerdict } from './judge-right.ts'
import { ownBasis } from './layers/basis-of.ts'
import type { PledgeQuestion } from './question.ts'
import {
  bestOf,
  type Decision,
  type Finding,
  missing,
  type Reason,
  reasonOf,
  used,
} from './reason.ts'

/** What the rights together may be lent against, in the loan's currency; not binding anybody. */
export interface PortfolioAmounts {
  readonly currency: Currency
  readonly asked: string | 'open'
  /** Over the rights that are eligible; and over those that are under a condition, too. */
  readonly eligible: string
  readonly withConditions: string
  /** Rights whose part isn't known: without a verdict or a valuation, or valued in another currency. */
  readonly notCounted: readonly string[]
}

export function amountsOf(
  rights: readonly RightVerdict[],
  { loan }: PledgeQuestion,
): PortfolioAmounts {
  const { currency, amount } = loan
  const counted = (decisions: readonly Decision[]) => sumOf(rights, currency, decisions)
  return {
    currency,
    asked: amount === 'open' ? amount : amountOf(moneyOf(currency, amount)),
    eligible: counted(['eligible']),
    withConditions: counted(['eligible', 'conditional']),
    notCounted: rights.filter((one) => mayYetCount(one, currency)).map(({ rightId }) => rightId),
  }
}

const sumOf = (
  rights: readonly RightVerdict[],
  currency: Currency,
  decisions: readonly Decision[],
): string =>
  amountOf(
    sumMoney(
      currency,
      rights.flatMap(({ decision, indicative }) =>
        decisions.includes(decision) && indicative !== 'unknown' && indicative.currency === currency
          ? [moneyOf(currency, indicative.amount)]
          : [],
      ),
    ),
  )

const mayYetCount = ({ decision, indicative }: RightVerdict, currency: Currency): boolean =>
  decision === 'indeterminate' ||
  (decision !== 'ineligible' && (indicative === 'unknown' || indicative.currency !== currency))

/** Whether the rights bear the loan: without an amount, whether any of them bears one at all. */
export function coverageOf(rights: readonly RightVerdict[], amounts: PortfolioAmounts): Reason {
  const basis = ownBasis('COVERAGE', 'policy', '质物足以担保', 'The rights bear the loan')
  return reasonOf(basis, covered(rights, amounts))
}

function covered(rights: readonly RightVerdict[], amounts: PortfolioAmounts): Finding {
  const { asked, eligible, withConditions, notCounted, currency } = amounts
  if (asked === 'open') return anyBears(bestOf(rights.map(({ decision }) => decision)))
  const minor = (amount: string) => moneyOf(currency, amount).minor
  const needed = minor(asked)
  const facts = [
    used(
      'amount',
      { version: 0, source: '', confidence: 'unstated', synthetic: false, value: asked },
      `${currency} ${asked}`,
    ),
  ]
  if (minor(eligible) >= needed && rights.some(({ decision }) => decision === 'eligible'))
    return met(
      `参考额度 ${eligible}，不低于 ${asked}`,
      `Indicatively ${eligible}, no less than ${asked}`,
      facts,
    )
  if (minor(withConditions) >= needed)
    return {
      ...met(
        `满足条件后参考额度 ${withConditions}`,
        `Indicatively ${withConditions} once the conditions are met`,
        facts,
      ),
      allows: 'conditional',
    }
  const open = rights.filter(({ rightId }) => notCounted.includes(rightId))
  const isUnvalued = open.some(
    ({ indicative }) => indicative === 'unknown' || indicative.currency !== currency,
  )
  const atMost = sumOf(rights, currency, ['eligible', 'conditional', 'indeterminate'])
  // What isn't known yet decides nothing where even all of it would be too little.
  if (isUnvalued || (open.length > 0 && minor(atMost) >= needed))
    return unknown(lackingOf(open, isUnvalued), facts, {
      zh: `（${open.length} 项权利尚不能计入）`,
      en: ` (${open.length} rights can’t be counted yet)`,
    })
  const says =
    open.length === 0
      ? { zh: `参考额度 ${withConditions}`, en: `Indicatively ${withConditions}` }
      : {
          zh: `参考额度 ${withConditions}，即使尚不明确的权利全部计入也至多 ${atMost}`,
          en: `Indicatively ${withConditions}, and at most ${atMost} with all that isn’t known yet`,
        }
  return notMet(`${says.zh}，低于 ${asked}`, `${says.en}, less than ${asked}`, facts, {
    changes: [
      {
        kind: 'mend',
        how: {
          zh: `贷款金额不超过 ${withConditions}，或增加质物`,
          en: `Lend at most ${withConditions}, or add rights`,
        },
      },
    ],
  })
}

const lackingOf = (open: readonly RightVerdict[], isUnvalued: boolean) => [
  ...(isUnvalued ? [missing('valuation')] : []),
  ...(open.some(({ decision }) => decision === 'indeterminate') ? [missing('verdict')] : []),
]

function anyBears(best: Decision): Finding {
  switch (best) {
    case 'eligible':
      return met('有可出质的权利', 'There is a right that may be pledged')
    case 'conditional':
      return {
        ...met('有附条件可出质的权利', 'There is a right that may be pledged under a condition'),
        allows: best,
      }
    case 'indeterminate':
      return unknown([missing('right')])
    case 'ineligible':
      return notMet('没有可出质的权利', 'There is no right that may be pledged', [])
    default:
      return best satisfies never
  }
}
