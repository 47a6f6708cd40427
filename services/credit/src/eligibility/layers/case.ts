import { daysBetween, type LocalDate, monthsFrom } from '@seedline/values'
import type { BankPolicy } from '../bank-policy.ts'
import type { Fact, Known } from '../facts/known.ts'
import type { Aspect, Owner, RightFacts } from '../facts/right-facts.ts'
import type { SurvivorOf } from '../facts/survivors.ts'
import type { AskedRight, PledgeQuestion } from '../question.ts'
import { type UsedFact, used } from '../reason.ts'

/** One right, asked about on one day. */
export interface Case {
  readonly question: PledgeQuestion
  readonly asked: AskedRight
  readonly right: RightFacts
  readonly policy: BankPolicy
  /** The record that an enterprise's goes on as, after any mergings. */
  readonly survivorOf: SurvivorOf
  /** For so long a look at the register counts. */
  readonly checkDays: number
}

/** Whether the register was looked at, for that, so late that nothing else can be there on the day. */
export function isWhole({ right, question, checkDays }: Case, aspect: Aspect): boolean {
  const looked = right.checked[aspect]
  return looked !== 'unknown' && daysBetween(looked.value, question.day) <= checkDays
}

/** That somebody looked, beside whatever was found. */
export function lookOf({ right }: Case, aspect: Aspect): readonly UsedFact[] {
  const looked = right.checked[aspect]
  return looked === 'unknown' ? [] : [used('look', looked, `${aspect} ${looked.value}`)]
}

interface Lasting {
  readonly since: LocalDate
  readonly until: LocalDate | null
}

/** Those that were there on the day and weren't over. */
export const standing = <T extends Lasting>(
  those: readonly Fact<T>[],
  day: LocalDate,
): readonly Fact<T>[] =>
  those.filter(({ value: { since, until } }) => since <= day && (until === null || until > day))

/** Who owned the right on the day; `'unknown'` also where only later owners are. */
export function ownersOn({ right, question }: Case): Known<readonly Owner[]> {
  const { owners } = right
  if (owners === 'unknown') return 'unknown'
  const { since } = owners.value
  return since !== null && since > question.day
    ? 'unknown'
    : { ...owners, value: owners.value.owners }
}

/** The day by which the debt has to be performed. */
export function maturityOf({ day, loan }: PledgeQuestion): LocalDate | 'unknown' {
  if (loan.maturity !== 'unknown') return loan.maturity
  return loan.tenorMonths === 'unknown'
    ? 'unknown'
    : (monthsFrom(day, loan.tenorMonths) ?? 'unknown')
}

/** What is said of a state without a day of its own holds only from the day that is told. */
export const isToldFor = ({ right, question }: Case): boolean =>
  right.toldFor === 'unknown' || right.toldFor <= question.day
