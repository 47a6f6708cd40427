import { divideRounded, type LocalDate, type Money, money, type Rate } from '@seedline/values'
import type { Instalment, LoanContracted } from '../events.ts'
import { type DayCount, type Fraction, interestOn, shareOf } from './interest.ts'

export interface Interest {
  readonly method: LoanContracted['method']
  readonly ratePercent: Rate
  readonly dayCount: DayCount
}

/** What is left of a principal, since when it bears interest, and on which days it is repaid. */
export interface Left {
  readonly amount: Money
  readonly since: LocalDate
  readonly days: readonly LocalDate[]
}

/**
 * What is repaid on each day. Pure: principals sum to exactly the amount; interest is reckoned for each period on what is left
 * of it, and rounded once to the minor unit, halves up. What rounding leaves is in the last instalment.
 */
export function plan(left: Left, interest: Interest): readonly Instalment[] {
  switch (interest.method) {
    case 'equal-principal':
      return fromPrincipals(left, interest, evenly(left))
    case 'equal-instalments':
      return level(left, interest)
    case 'interest-first':
      return fromPrincipals(left, interest, allOnTheLast(left))
    case 'bullet':
      return fromPrincipals({ ...left, days: left.days.slice(-1) }, interest, [left.amount])
    default:
      return interest.method satisfies never
  }
}

const evenly = ({ amount, days }: Left): readonly Money[] => {
  const each = divideRounded(amount.minor, BigInt(days.length), 'down')
  const principals = days.map(() => money(amount.currency, each))
  const rest = amount.minor - each * BigInt(days.length)
  return principals.map((one, index) =>
    index === days.length - 1 ? money(amount.currency, each + rest) : one,
  )
}

const allOnTheLast = ({ amount, days }: Left): readonly Money[] =>
  days.map((_, index) => (index === days.length - 1 ? amount : money(amount.currency, 0n)))

function sharesOf({ since, days }: Left, interest: Interest): readonly Fraction[] {
  return days.map((day, index) => shareOf(interest, days[index - 1] ?? since, day))
}

function fromPrincipals(
  left: Left,
  interest: Interest,
  principals: readonly Money[],
): readonly Instalment[] {
  const { amount, days } = left
  const shares = sharesOf(left, interest)
  let outstanding = amount.minor
  return days.map((dueOn, index) => {
    const principal = principals[index] ?? money(amount.currency, 0n)
    const bears = interestOn(outstanding, shares[index] ?? { over: 0n, under: 1n })
    outstanding -= principal.minor
    return { dueOn, principal, interest: money(amount.currency, bears) }
  })
}

/** Fine enough that the amount of one instalment is exact to the minor unit. */
const fine = 10n ** 40n

/** The amount that, paid each time, repays all by the last day: what is owed, over what one unit each time is worth at first. */
function levelAmount({ amount }: Left, shares: readonly Fraction[]): bigint {
  let worth = fine
  let sum = 0n
  for (const { over, under } of shares) {
    worth = (worth * under) / (under + over)
    sum += worth
  }
  return divideRounded(amount.minor * fine, sum, 'half-up')
}

function level(left: Left, interest: Interest): readonly Instalment[] {
  const { amount, days } = left
  const shares = sharesOf(left, interest)
  const each = levelAmount(left, shares)
  let outstanding = amount.minor
  return days.map((dueOn, index) => {
    const bears = interestOn(outstanding, shares[index] ?? { over: 0n, under: 1n })
    const isLast = index === days.length - 1
    const principal = isLast ? outstanding : atMost(each - bears, outstanding)
    outstanding -= principal
    return {
      dueOn,
      principal: money(amount.currency, principal),
      interest: money(amount.currency, bears),
    }
  })
}

// The first period may be so long that its interest is more than the level amount.
const atMost = (wanted: bigint, most: bigint): bigint =>
  wanted < 0n ? 0n : wanted > most ? most : wanted
