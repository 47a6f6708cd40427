import { type Fraction, fraction, multiply, subtract, sum } from '../exact/fraction.ts'
import type { YearlyFigure } from '../facts/facts.ts'
import type { Figure } from '../reference/requirement.ts'
import type { Lever, Reckoned } from './reckoned.ts'
import { lastFullYear, nameOf, type Setting } from './setting.ts'
import { missingIn, usedDate, usedFigure } from './used.ts'

/** A figure, or a sum or mean of it; `yearsBack` asks for it as it was so many years before. */
export function reckonFigure(setting: Setting, figure: Figure, yearsBack = 0): Reckoned {
  switch (figure.kind) {
    case 'standing':
      return reckonStanding(setting, figure.fact)
    case 'latest':
      return reckonYears(setting, figure.fact, 1, yearsBack)
    case 'sum':
      return reckonSeveral(setting, figure, yearsBack, () => fraction(1n))
    case 'average':
      return reckonSeveral(setting, figure, yearsBack, (years) => fraction(1n, BigInt(years)))
    default:
      return figure satisfies never
  }
}

function reckonStanding(setting: Setting, fact: string): Reckoned {
  const found = setting.facts.standing(fact, setting.on)
  if (!found) return { kind: 'missing', facts: [], missing: [missingIn(setting, fact, setting.on)] }
  const { exact } = found.given
  return {
    ...exactly(exact),
    facts: [usedFigure(setting, found)],
    lever: leverOf(setting, fact, found.asOf, (limit) => subtract(limit, exact)),
  }
}

type Several = Extract<Figure, { years: number }>

function reckonSeveral(
  setting: Setting,
  { fact, years, since }: Several,
  yearsBack: number,
  share: (years: number) => Fraction,
): Reckoned {
  if (since === undefined) return reckonYears(setting, fact, years, yearsBack, share(years))
  const begun = setting.facts.date(since)
  if (!begun)
    return { kind: 'missing', facts: [], missing: [missingIn(setting, since, setting.on)] }
  const full = lastFullYear(setting) - yearsBack - Number(begun.date.slice(0, 4)) + 1
  const counted = Math.min(years, Math.max(full, 1))
  const reckoned = reckonYears(setting, fact, counted, yearsBack, share(counted))
  return { ...reckoned, facts: [...reckoned.facts, usedDate(setting, begun)] }
}

function reckonYears(
  setting: Setting,
  fact: string,
  years: number,
  yearsBack: number,
  share = fraction(1n),
): Reckoned {
  const known = yearlyFigures(setting, fact, years, yearsBack)
  if (!known.complete) return { kind: 'missing', ...known }
  const whole = sum(known.figures.map(({ given }) => given.exact))
  const last = String(lastFullYear(setting) - yearsBack)
  return {
    ...exactly(multiply(whole, share)),
    facts: known.facts,
    lever: leverOf(setting, fact, last, (limit) =>
      subtract(multiply(limit, fraction(share.denominator, share.numerator)), whole),
    ),
  }
}

/** The figures of some full years, the last first, with those that nobody has given. */
export function yearlyFigures(setting: Setting, fact: string, years: number, yearsBack = 0) {
  const last = lastFullYear(setting) - yearsBack
  const wanted = Array.from({ length: years }, (_, index) => last - index)
  const figures: YearlyFigure[] = wanted.flatMap((year) => setting.facts.yearly(fact, year) ?? [])
  return {
    complete: figures.length === years,
    figures,
    facts: figures.map((figure) => usedFigure(setting, figure)),
    missing: wanted
      .filter((year) => figures.every((figure) => figure.year !== year))
      .map((year) => missingIn(setting, fact, String(year))),
  }
}

export const exactly = (value: Fraction) =>
  ({ kind: 'figure', low: value, high: value, missing: [] }) as const

/** A lever on a yearly or standing figure, where the vocabulary says what it measures. */
export function leverOf(
  setting: Setting,
  fact: string,
  period: string,
  change: Lever['change'],
): Lever {
  const word = setting.words.facts.get(fact)
  const dimension = word && 'measures' in word ? word.measures : 'items'
  return { name: nameOf(setting, fact), period, dimension, change }
}
