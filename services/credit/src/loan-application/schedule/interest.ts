import { daysBetween, divideRounded, type LocalDate, type Rate } from '@seedline/values'
import type { LoanContracted } from '../events.ts'

export type DayCount = LoanContracted['dayCount']

/** A share of the principal: exact, as a fraction. */
export interface Fraction {
  readonly over: bigint
  readonly under: bigint
}

const rateDigits = 10

/** A percentage of at most ten fraction digits, in units of 10^-10 percent. */
function unitsOf(ratePercent: Rate): bigint {
  const [whole = '0', fraction = ''] = ratePercent.split('.')
  return BigInt(whole + fraction.padEnd(rateDigits, '0'))
}

const daysOfYear: Readonly<Record<DayCount, bigint>> = {
  'actual-360': 360n,
  'actual-365': 365n,
  'thirty-360': 360n,
}

/** The days for which interest runs, as the contract counts them: the first counts, the last doesn't. */
export function daysOf(dayCount: DayCount, from: LocalDate, to: LocalDate): number {
  switch (dayCount) {
    case 'actual-360':
    case 'actual-365':
      return daysBetween(from, to)
    case 'thirty-360': {
      const [a, b] = [parts(from), parts(to)]
      return (b.year - a.year) * 360 + (b.month - a.month) * 30 + b.day - a.day
    }
    default:
      return dayCount satisfies never
  }
}

// Each month has thirty days, its last one is the thirtieth.
const parts = (date: LocalDate) => ({
  year: Number(date.slice(0, 4)),
  month: Number(date.slice(5, 7)),
  day: Math.min(30, Number(date.slice(8))),
})

/** Interest of a period as a share of the principal. */
export const shareOf = (
  { ratePercent, dayCount }: { readonly ratePercent: Rate; readonly dayCount: DayCount },
  from: LocalDate,
  to: LocalDate,
): Fraction => ({
  over: unitsOf(ratePercent) * BigInt(Math.max(0, daysOf(dayCount, from, to))),
  under: 100n * 10n ** BigInt(rateDigits) * daysOfYear[dayCount],
})

/** Interest on so many minor units, rounded once: halves up. */
export const interestOn = (minor: bigint, { over, under }: Fraction): bigint =>
  divideRounded(minor * over, under, 'half-up')
