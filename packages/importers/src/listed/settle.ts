import type { Transaction } from '@seedline/register'
import { defineClass, nameHolders } from './enter-history.ts'
import type { Ledger, Source } from './ledger.ts'
import * as ledgers from './ledger.ts'
import type { Holdings } from './walk-back.ts'

/**
 * A conversion or a split of whole shares rounds; more than this many for one holder is no
 * rounding.
 */
const mostForOne = 50n

export interface Settlement {
  readonly transactions: readonly Transaction[]
  /** Shares moved in all. */
  readonly shares: bigint
}

/**
 * The odd shares between what the itemised steps come to and the register as announced: companies
 * round by their own rule. Each is cancelled with its reason and issued where the announcement
 * has it. @throws RangeError for more than rounding
 */
export function settleRounding(
  ledger: Ledger,
  announced: Holdings,
  { date, source }: { date: string; source: Source },
): Settlement {
  const differences = [...announced].map(
    ([holder, shares]) => [holder, shares - ledgers.held(ledger, holder)] as const,
  )
  const sum = [...announced.values()].reduce((a, b) => a + b, 0n)
  const total = ledgers.totalHeld(ledger.register)
  if (sum !== total) throw new RangeError(`the announced register sums to ${sum}, not ${total}`)
  const wide = differences.find(([, off]) => off > mostForOne || off < -mostForOne)
  if (wide) throw new RangeError(`${wide[0]} is ${wide[1]} shares off the announced register`)
  const reason = `Rounding to whole shares: the announced register gives the odd shares to others (${date})`
  const classId = ledgers.shareClass(ledger.code)
  const transactions = [
    ...defineClass(ledger, classId),
    ...nameHolders(ledger, [...announced.keys()]),
    ...differences.flatMap(([holder, off]) =>
      off < 0n ? ledgers.cancel(ledger, holder, -off, { date, reason }) : [],
    ),
    ...differences.flatMap(([holder, off]) =>
      off > 0n
        ? ledgers.issue(ledger, holder, off, { classId, date, price: undefined, source })
        : [],
    ),
  ]
  const shares = differences.reduce((moved, [, off]) => moved + (off > 0n ? off : 0n), 0n)
  return { transactions, shares }
}
