import type { Comparison } from '../found.ts'
import { wholeOf, yuanOf } from '../read/amount.ts'
import { compared } from '../read/compare.ts'
import { decimalOf, plus, type Ratio, ratio, times } from '../read/exact.ts'
import { allLeavesOf, type Fact } from '../read/fact.ts'
import type { Entered } from './reconstruct.ts'
import type { Step } from './step.ts'
import { sumOfParts } from './walk-back.ts'

/** Every figure of the history that its others come to: totals, sums of holders, amounts, values. */
export function compareHistory(entered: readonly Entered[]): Comparison[] {
  return entered.flatMap(({ step, total }) => [
    ...totalOf(step, total),
    ...addedOf(step),
    ...sumsOf(step),
    ...amountOf(step, step.facts.amount, step.added ?? sumOfParts(step), step.at),
    ...step.parts.flatMap(({ amount, quantity, holder }) =>
      amountOf(step, amount, quantity, `${step.at}: ${holder}`),
    ),
    ...(step.total === undefined ? [] : amountOf(step, step.facts.postMoney, step.total, step.at)),
  ])
}

const whole = (value: bigint): Ratio => ratio(value)

function totalOf({ facts, total: stated, date }: Step, found: bigint | undefined): Comparison[] {
  if (!facts.total || stated === undefined || found === undefined) return []
  return [
    compared({
      at: facts.total.at,
      what: { zh: `${date} 之后的股本`, en: `total after ${date}` },
      stated: whole(stated),
      digits: 0,
      found: whole(found),
      leaves: allLeavesOf(facts.total),
    }),
  ]
}

const partsOf = (step: Step): bigint | undefined =>
  step.parts.length === 0 ? undefined : sumOfParts(step)

function addedOf(step: Step): Comparison[] {
  const { facts, added, date } = step
  const found = step.kind === 'conversion' ? step.total : partsOf(step)
  if (!facts.added || added === undefined || found === undefined) return []
  return [
    compared({
      at: facts.added.at,
      what: { zh: `${date} 各股东之和`, en: `sum of the holders of ${date}` },
      stated: whole(added),
      digits: 0,
      found: whole(found),
      leaves: allLeavesOf(facts.added),
    }),
  ]
}

/** Rows that sum its holders up, beside those. */
function sumsOf(step: Step): Comparison[] {
  const found = partsOf(step)
  return step.facts.sums.flatMap((fact) => {
    const stated = wholeOf(fact)
    if (!stated || found === undefined) return []
    const what = { zh: `${step.date} 的合计行`, en: `row of sums of ${step.date}` }
    const of = { stated: whole(stated.quantity), digits: 0, found: whole(found) }
    return [compared({ at: fact.at, what, ...of, leaves: allLeavesOf(fact) })]
  })
}

// Prices of rounds are printed to the fen, and were rounded there.
const halfFen = ratio(1n, 200n)
// Registered capital is printed to the yuan, whatever was paid in.
const half = ratio(1n, 2n)

function amountOf(step: Step, fact: Fact | undefined, quantity: bigint, at: string): Comparison[] {
  const stated = fact && yuanOf(fact)
  const digits = fact && decimalOf(fact.value)?.digits
  if (!fact || !stated || digits === undefined || !step.price || quantity === 0n) return []
  const scale = yuanOf({ ...fact, value: '1' }) ?? whole(1n)
  const shares = whole(quantity)
  const exact = Math.max(digits, 2)
  const last = times(scale, ratio(1n, 2n * 10n ** BigInt(exact)))
  return [
    compared({
      at: fact.at,
      what: { zh: `${step.date} 价格×股数（${at}）`, en: `price × shares of ${step.date} (${at})` },
      stated,
      digits: 2,
      found: times(step.price.value, shares),
      within: plus(plus(times(halfFen, shares), times(step.price.value, half)), last),
      unit: '元',
      leaves: allLeavesOf(fact),
    }),
  ]
}
