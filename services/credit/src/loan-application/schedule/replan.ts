import { type LocalDate, type Money, money, sumMoney } from '@seedline/values'
import type { Instalment } from '../events.ts'
import { interestOn, shareOf } from './interest.ts'
import { type Interest, plan } from './plan.ts'

/** A drawdown with the schedule that holds. */
export interface Drawn {
  readonly drawnOn: LocalDate
  readonly amount: Money
  readonly instalments: readonly Instalment[]
}

interface Split {
  /** Due up to that day, and left as they are. */
  readonly kept: readonly Instalment[]
  readonly later: readonly Instalment[]
  /** Of the principal, after those that are kept. */
  readonly outstanding: Money
  /** Since when interest runs. */
  readonly since: LocalDate
}

/** A schedule up to a day, and from it on. */
export function splitAt({ drawnOn, amount, instalments }: Drawn, day: LocalDate): Split {
  const kept = instalments.filter(({ dueOn }) => dueOn <= day)
  const repaid = sumMoney(
    amount.currency,
    kept.map(({ principal }) => principal),
  )
  return {
    kept,
    later: instalments.filter(({ dueOn }) => dueOn > day),
    outstanding: money(amount.currency, amount.minor - repaid.minor),
    since: kept.at(-1)?.dueOn ?? drawnOn,
  }
}

/**
 * The schedule after a part of the principal was repaid early, with the interest on that part up to the day. What is left bears
 * interest as before, and is repaid on the days that are left.
 */
export function afterEarly(
  drawn: Drawn,
  { principal, paidOn }: { readonly principal: Money; readonly paidOn: LocalDate },
  interest: Interest,
): { readonly instalments: readonly Instalment[]; readonly interest: Money } {
  const { kept, later, outstanding, since } = splitAt(drawn, paidOn)
  const { currency } = principal
  const bears = money(currency, interestOn(principal.minor, shareOf(interest, since, paidOn)))
  const early = { dueOn: paidOn, principal, interest: bears }
  const left = money(currency, outstanding.minor - principal.minor)
  const days = later.map(({ dueOn }) => dueOn)
  const rest = left.minor === 0n ? [] : plan({ amount: left, since, days }, interest)
  return { instalments: [...kept, early, ...rest], interest: bears }
}

/** The schedule where what is left is repaid on other days. */
export function onOtherDays(
  drawn: Drawn,
  { from, days }: { readonly from: LocalDate; readonly days: readonly LocalDate[] },
  interest: Interest,
): readonly Instalment[] {
  const { kept, outstanding, since } = splitAt(drawn, from)
  if (outstanding.minor === 0n) return drawn.instalments
  return [...kept, ...plan({ amount: outstanding, since, days }, interest)]
}
