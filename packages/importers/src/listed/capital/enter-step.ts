import type { Transaction } from '@seedline/register'
import { notItemised } from '../holder.ts'
import type { Ledger, Source } from './ledger.ts'
import * as ledgers from './ledger.ts'
import { splitRatio } from './split-ratio.ts'
import type { Step } from './step.ts'
import { sumOfParts } from './walk-back.ts'

/** An itemised step as transactions. @throws RangeError where what stands in the ledger doesn't allow it */
export function transactionsOf(ledger: Ledger, step: Step, source: Source): Transaction[] {
  const { date, parts, price } = step
  const terms = { currency: 'CNY', amount: price?.amount ?? '' }
  const sharePrice = price && terms
  switch (step.kind) {
    case 'establishment':
    case 'increase':
    case 'merger': {
      const classId = ledgers.currentClass(ledger, step.inShares)
      const rest = (step.added ?? sumOfParts(step)) - sumOfParts(step)
      if (rest < 0n) throw new RangeError(`its holders take ${-rest} more than it adds`)
      const all = rest > 0n ? [...parts, { holder: notItemised, quantity: rest }] : parts
      return [
        ...ledgers.defineClass(ledger, classId),
        ...ledgers.nameHolders(
          ledger,
          all.map(({ holder }) => holder),
        ),
        ...all.flatMap(({ holder, quantity }) =>
          ledgers.issue(ledger, holder, quantity, { classId, date, price: sharePrice, source }),
        ),
      ]
    }
    case 'transfer':
      return [
        ...ledgers.nameHolders(
          ledger,
          parts.map(({ holder }) => holder),
        ),
        ...parts.flatMap(({ holder, from = '', quantity }) =>
          ledgers.transfer(ledger, { from, to: holder, quantity, date, price: sharePrice }),
        ),
      ]
    case 'decrease':
      return parts.flatMap(({ holder, quantity }) =>
        ledgers.cancel(ledger, holder, quantity, { date, reason: `capital decrease of ${date}` }),
      )
    case 'conversion':
      return convert(ledger, step)
    case 'reserve':
      return multiply(ledger, step)
    case 'gap':
      return []
    default:
      return step.kind satisfies never
  }
}

function convert(ledger: Ledger, { total, date }: Step): Transaction[] {
  const from = ledgers.capitalClass(ledger.code)
  const held = ledgers.totalHeld(ledger)
  if (held === 0n) throw new RangeError('nothing is known that could be converted')
  if (!ledger.book.register.classes.has(from)) throw new RangeError('there are shares already')
  const to = ledgers.shareClass(ledger.code)
  return [
    ...ledgers.defineClass(ledger, to),
    ...ledgers.enter(ledger, [
      {
        type: 'convert-stock-class',
        fromStockClassId: from,
        toStockClassId: to,
        totalQuantity: String(total ?? held),
        convertedOn: date,
      },
    ]),
  ]
}

export function multiply(ledger: Ledger, { total, added, date, inShares }: Step): Transaction[] {
  const held = ledgers.totalHeld(ledger)
  if (held === 0n) throw new RangeError('nothing is known that could be multiplied')
  return ledgers.enter(ledger, [
    {
      type: 'split-stock-class',
      stockClassId: ledgers.currentClass(ledger, inShares),
      ...splitRatio(total ?? held + (added ?? 0n), held),
      splitOn: date,
    },
  ])
}
