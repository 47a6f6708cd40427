import type { Faults } from '@seedline/contracts/kinds'
import { problemOf } from '@seedline/contracts/refusals'
import { amountOf, type LocalDate, type Money } from '@seedline/values'
import type { AskedOfDesk } from './asked-of-desk.ts'
import { checkDeclared, type DeclaredCodes } from './declared-codes.ts'

/**
 * What can't be so, whatever the facts are: a look or a valuation that is yet to come, a loan that is over already, an amount
 * of nothing or less.
 */
export function checkQuestion(codes: DeclaredCodes, today: () => LocalDate) {
  const declared = checkDeclared(codes)
  return (asked: Partial<AskedOfDesk>, faults: Faults): void => {
    declared(asked, faults)
    const { amount, maturesOn, rights = [] } = asked
    const now = today()
    noteAmount(amount, '/amount', faults)
    if (maturesOn && maturesOn <= now)
      faults.note('/maturesOn', problemOf('LOAN_OVER_ALREADY', { date: maturesOn, today: now }))
    for (const [index, right] of rights.entries()) {
      const at = `/rights/${index}`
      noteFuture(right?.registerCheckedOn, `${at}/registerCheckedOn`, now, faults)
      noteFuture(right?.valuation?.valuedOn, `${at}/valuation/valuedOn`, now, faults)
      noteAmount(right?.valuation?.amount, `${at}/valuation/amount`, faults)
    }
  }
}

function noteAmount(amount: Money | null | undefined, at: string, faults: Faults): void {
  if (!amount || amount.minor > 0n) return
  const { currency } = amount
  faults.note(at, problemOf('AMOUNT_NOT_POSITIVE', { amount: amountOf(amount), currency }))
}

function noteFuture(
  date: LocalDate | null | undefined,
  at: string,
  today: LocalDate,
  faults: Faults,
): void {
  if (date && date > today) faults.note(at, problemOf('DATE_IN_FUTURE', { date, today }))
}
