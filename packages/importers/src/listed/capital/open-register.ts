import type { Transaction } from '@seedline/register'
import type { Ledger, Source } from './ledger.ts'
import * as ledgers from './ledger.ts'
import type { Holdings } from './walk-back.ts'

interface Opening {
  readonly date: string
  readonly classId: string
  /** Why the register begins anew, for whoever reads what was cancelled. */
  readonly reason: string
  readonly source: Source
}

/** A register that begins anew: what stood before it is cancelled, and each holder given what is known. */
export function openRegister(
  ledger: Ledger,
  holdings: Holdings,
  { date, classId, reason, source }: Opening,
): Transaction[] {
  return [
    ...ledgers.cancelAll(ledger, { date, reason: reason.slice(0, 250) }),
    ...ledgers.defineClass(ledger, classId),
    ...ledgers.nameHolders(ledger, [...holdings.keys()]),
    ...[...holdings].flatMap(([holder, quantity]) =>
      quantity > 0n
        ? ledgers.issue(ledger, holder, quantity, { classId, date, price: undefined, source })
        : [],
    ),
  ]
}
