import type { Transaction } from '@seedline/register'
import type { Ledger, Source } from './ledger.ts'
import * as ledgers from './ledger.ts'
import { type Holdings, sumOf } from './walk-back.ts'

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

/** How far each holder is off the register as announced: who is not in it is off by all. */
export function differences(ledger: Ledger, announced: Holdings): [holder: string, off: bigint][] {
  const ids = new Set([...announced.keys()].map((name) => ledgers.idOfHolder(ledger, name)))
  const strangers = [...ledger.book.register.holders].flatMap(
    ([id, { name }]): [string, bigint][] =>
      ids.has(id) ? [] : [[name, -ledgers.held(ledger, name)]],
  )
  return [...announced]
    .map(([holder, shares]): [string, bigint] => [holder, shares - ledgers.held(ledger, holder)])
    .concat(strangers)
    .filter(([, off]) => off !== 0n)
}

/** Whether what differs is no more than rounding. */
export const isRounding = (ledger: Ledger, announced: Holdings): boolean =>
  sumOf(announced) === ledgers.totalHeld(ledger) &&
  differences(ledger, announced).every(([, off]) => off <= mostForOne && off >= -mostForOne)

/**
 * The odd shares between what the itemised steps come to and the register as announced: companies
 * round by their own rule. Each is cancelled with its reason and issued where the announcement
 * has it.
 */
export function settleRounding(
  ledger: Ledger,
  announced: Holdings,
  { date, source }: { readonly date: string; readonly source: Source },
): Settlement {
  const off = differences(ledger, announced)
  const reason = `Rounding to whole shares: the announced register gives the odd shares to others (${date})`
  const classId = ledgers.currentClass(ledger, undefined)
  const transactions = [
    ...ledgers.nameHolders(ledger, [...announced.keys()]),
    ...off.flatMap(([holder, by]) =>
      by < 0n ? ledgers.cancel(ledger, holder, -by, { date, reason }) : [],
    ),
    ...off.flatMap(([holder, by]) =>
      by > 0n ? ledgers.issue(ledger, holder, by, { classId, date, price: undefined, source }) : [],
    ),
  ]
  return { transactions, shares: off.reduce((moved, [, by]) => moved + (by > 0n ? by : 0n), 0n) }
}
