import { type Currency, daysBetween, type LocalDate, type Money, money } from '@seedline/values'
import type { Instalment } from '../events.ts'

export interface Planned {
  readonly drawdown: number
  readonly drawnOn: LocalDate
  readonly amount: Money
  readonly instalments: readonly Instalment[]
}

export interface Paid {
  readonly paidOn: LocalDate
  readonly amount: Money
}

/** An instalment, and what of it is paid. */
export interface Due extends Instalment {
  readonly drawdown: number
  readonly paidPrincipal: Money
  readonly paidInterest: Money
  /** Days since it was due, as far as something of it is unpaid. */
  readonly overdueDays: number
}

export interface Position {
  readonly schedule: readonly Due[]
  /** Of the principal that was drawn. */
  readonly outstanding: Money
  /** Principal and interest that were due before the day, and are unpaid. */
  readonly overdue: Money
  readonly overdueDays: number
  /** What is due up to the day, that day's instalments among them. */
  readonly dueSoFar: Money
  readonly paid: Money
  /** What is still to be paid, of what was due before and what will be. */
  readonly left: Money
}

/**
 * How a loan stands on a day. Payments go to the oldest instalment first, there to the interest first: it makes no difference in
 * which order they were recorded. No timer: a loan is overdue on the day after an instalment that isn't paid.
 */
export function positionOn(
  currency: Currency,
  { plans, payments }: { readonly plans: readonly Planned[]; readonly payments: readonly Paid[] },
  day: LocalDate,
): Position {
  const drawn = plans.filter(({ drawnOn }) => drawnOn <= day)
  const paid = sum(payments.filter(({ paidOn }) => paidOn <= day).map(({ amount }) => amount.minor))
  const schedule = paidFrom(inOrder(drawn), paid, day)
  const of = (minor: bigint) => money(currency, minor)
  const unpaid = ({ principal, interest, paidPrincipal, paidInterest }: Due) =>
    principal.minor + interest.minor - paidPrincipal.minor - paidInterest.minor
  const late = schedule.filter(({ overdueDays }) => overdueDays > 0)
  const drawnSum = sum(drawn.map(({ amount }) => amount.minor))
  return {
    schedule,
    outstanding: of(drawnSum - sum(schedule.map(({ paidPrincipal }) => paidPrincipal.minor))),
    overdue: of(sum(late.map(unpaid))),
    overdueDays: Math.max(0, ...late.map(({ overdueDays }) => overdueDays)),
    dueSoFar: of(
      sum(
        schedule
          .filter(({ dueOn }) => dueOn <= day)
          .map(({ principal, interest }) => principal.minor + interest.minor),
      ),
    ),
    paid: of(paid),
    left: of(sum(schedule.map(unpaid))),
  }
}

const sum = (several: readonly bigint[]): bigint => several.reduce((one, other) => one + other, 0n)

const inOrder = (plans: readonly Planned[]) =>
  plans
    .flatMap(({ drawdown, instalments }) =>
      instalments.map((one, index) => ({ ...one, drawdown, index })),
    )
    .sort((a, b) =>
      a.dueOn === b.dueOn
        ? a.drawdown - b.drawdown || a.index - b.index
        : a.dueOn < b.dueOn
          ? -1
          : 1,
    )

function paidFrom(
  instalments: readonly (Instalment & { readonly drawdown: number })[],
  paid: bigint,
  day: LocalDate,
): readonly Due[] {
  let rest = paid
  const taken = (owed: bigint): bigint => {
    const now = rest < owed ? rest : owed
    rest -= now
    return now
  }
  return instalments.map(({ drawdown, dueOn, principal, interest }) => {
    const paidInterest = taken(interest.minor)
    const paidPrincipal = taken(principal.minor)
    const isPaid = paidInterest === interest.minor && paidPrincipal === principal.minor
    return {
      drawdown,
      dueOn,
      principal,
      interest,
      paidPrincipal: money(principal.currency, paidPrincipal),
      paidInterest: money(principal.currency, paidInterest),
      overdueDays: isPaid || dueOn >= day ? 0 : daysBetween(dueOn, day),
    }
  })
}
