import { daysBetween, type Text } from '@seedline/values'
import {
  add,
  compare,
  divide,
  type Fraction,
  fraction,
  multiply,
  power,
  subtract,
  sum,
  zero,
} from '../exact/fraction.ts'
import type { Measure } from '../reference/requirement.ts'
import { exactly, leverOf, reckonFigure, yearlyFigures } from './figure.ts'
import { reckonList } from './list.ts'
import type { Lever, Reckoned } from './reckoned.ts'
import { lastFullYear, type Setting } from './setting.ts'
import { missingIn, usedDate } from './used.ts'

/** What a measure comes to on the day, exactly. */
export function reckon(setting: Setting, measure: Measure, yearsBack = 0): Reckoned {
  switch (measure.kind) {
    case 'latest':
    case 'standing':
    case 'sum':
    case 'average':
      return reckonFigure(setting, measure, yearsBack)
    case 'ratio':
      return reckonRatio(setting, measure, yearsBack)
    case 'growth':
      return reckonGrowth(setting, measure.fact, measure.years)
    case 'mean-growth':
      return reckonMeanGrowth(setting, measure.fact, measure.years)
    case 'days-since':
      return reckonDays(setting, measure.fact)
    case 'count':
    case 'total':
      return reckonList(setting, measure)
    default:
      return measure satisfies never
  }
}

function reckonRatio(
  setting: Setting,
  { of, to }: Extract<Measure, { kind: 'ratio' }>,
  yearsBack: number,
): Reckoned {
  const part = reckonFigure(setting, of, yearsBack)
  const whole = reckonFigure(setting, to, yearsBack)
  const rests = {
    facts: [...part.facts, ...whole.facts],
    missing: [...part.missing, ...whole.missing],
  }
  if (part.kind !== 'figure' || whole.kind !== 'figure') return { kind: 'missing', ...rests }
  const divisor = whole.low
  if (compare(divisor, zero) <= 0) return { kind: 'undefined', because: notAboveZero, ...rests }
  const { lever } = part
  return {
    ...exactly(divide(part.low, divisor)),
    ...rests,
    ...(lever && {
      lever: { ...lever, change: (limit) => lever.change(multiply(limit, divisor)) },
    }),
  }
}

/** The factor over all the years: the yearly rate behind it has no exact figure, its powers have. */
function reckonGrowth(setting: Setting, fact: string, years: number): Reckoned {
  const known = yearlyFigures(setting, fact, years + 1)
  if (!known.complete) return { kind: 'missing', ...known }
  const { facts, missing } = known
  const [latest = zero] = known.figures.map(({ given }) => given.exact)
  const base = known.figures.at(-1)?.given.exact ?? zero
  if (compare(base, zero) <= 0) return { kind: 'undefined', because: notAboveZero, facts, missing }
  return {
    ...exactly(divide(latest, base)),
    facts,
    compoundYears: years,
    lever: growthLever(setting, fact, (limit) =>
      subtract(multiply(base, power(add(one, limit), years)), latest),
    ),
  }
}

function reckonMeanGrowth(setting: Setting, fact: string, years: number): Reckoned {
  const known = yearlyFigures(setting, fact, years + 1)
  if (!known.complete) return { kind: 'missing', ...known }
  const { facts, missing } = known
  const values = known.figures.map(({ given }) => given.exact)
  const bases = values.slice(1)
  if (bases.some((base) => compare(base, zero) <= 0)) {
    return { kind: 'undefined', because: notAboveZero, facts, missing }
  }
  const rates = bases.map((base, index) => subtract(divide(values[index] ?? zero, base), one))
  const [latest = zero, before = one] = values
  const earlier = sum(rates.slice(1))
  const times = fraction(BigInt(years))
  return {
    ...exactly(divide(sum(rates), times)),
    facts,
    lever: growthLever(setting, fact, (limit) => {
      const needed = add(one, subtract(multiply(limit, times), earlier))
      return subtract(multiply(before, needed), latest)
    }),
  }
}

const growthLever = (setting: Setting, fact: string, change: Lever['change']): Lever =>
  leverOf(setting, fact, String(lastFullYear(setting)), change)

function reckonDays(setting: Setting, fact: string): Reckoned {
  const found = setting.facts.date(fact)
  if (!found) return { kind: 'missing', facts: [], missing: [missingIn(setting, fact, setting.on)] }
  const days: Fraction = fraction(BigInt(daysBetween(found.date, setting.on)))
  return { ...exactly(days), facts: [usedDate(setting, found)] }
}

const one = fraction(1n)

const notAboveZero: Text = {
  zh: '用作除数的数额不大于零，比率无意义',
  en: 'what is divided by is not above zero: no ratio can be formed',
}
