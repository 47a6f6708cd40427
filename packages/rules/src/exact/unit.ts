import {
  accepted,
  type Parsed,
  type Problem,
  parseNumeric,
  problem,
  refused,
  type Text,
} from '@seedline/values'
import { type Fraction, fraction, fractionOf, multiply } from './fraction.ts'

/** What a figure measures. Only figures that measure the same are compared. */
export const dimensions = [
  'money',
  'ratio',
  'people',
  'items',
  'years',
  'days',
  'points',
  'place',
] as const

export type Dimension = (typeof dimensions)[number]

interface UnitFacts {
  readonly dimension: Dimension
  readonly one: Fraction
  readonly name: Text
}

const named = {
  元: { dimension: 'money', one: fraction(1n), name: { zh: '元', en: 'yuan' } },
  万元: { dimension: 'money', one: fraction(10_000n), name: { zh: '万元', en: '10,000 yuan' } },
  亿元: {
    dimension: 'money',
    one: fraction(100_000_000n),
    name: { zh: '亿元', en: '100 million yuan' },
  },
  '%': { dimension: 'ratio', one: fraction(1n, 100n), name: { zh: '%', en: '%' } },
  people: { dimension: 'people', one: fraction(1n), name: { zh: '人', en: 'people' } },
  items: { dimension: 'items', one: fraction(1n), name: { zh: '项', en: 'items' } },
  years: { dimension: 'years', one: fraction(1n), name: { zh: '年', en: 'years' } },
  days: { dimension: 'days', one: fraction(1n), name: { zh: '天', en: 'days' } },
  points: { dimension: 'points', one: fraction(1n), name: { zh: '分', en: 'points' } },
  place: { dimension: 'place', one: fraction(1n), name: { zh: '位', en: '' } },
} as const satisfies Readonly<Record<string, UnitFacts>>

/** A unit as files name it. Money is in yuan, and says in which: 元, 万元 or 亿元 is never guessed. */
export type Unit = keyof typeof named

export const units = Object.keys(named) as readonly Unit[]

export const dimensionOf = (unit: Unit): Dimension => named[unit].dimension

export const unitName = (unit: Unit): Text => named[unit].name

export const unitsOf = (dimension: Dimension): readonly Unit[] =>
  units.filter((unit) => dimensionOf(unit) === dimension)

/**
 * An amount of a unit, exact, in the dimension's own unit (yuan, one). Problems: as `parseNumeric`, and
 * AMOUNT_TOO_PRECISE for money that is not whole 分.
 */
export function parseQuantity(value: unknown, unit: Unit): Parsed<Fraction> {
  const parsed = parseNumeric(value)
  if (!parsed.ok) return parsed
  const exact = multiply(fractionOf(parsed.value), named[unit].one)
  const wholeFen = (exact.numerator * 100n) % exact.denominator === 0n
  if (dimensionOf(unit) === 'money' && !wholeFen) return refused(tooPrecise(unit))
  return accepted(exact)
}

const tooPrecise = (unit: Unit): Problem =>
  problem(
    'AMOUNT_TOO_PRECISE',
    'invalid',
    { zh: `以${unit}计的金额不是整分`, en: `The amount in ${unit} is not whole 分` },
    { zh: '请核对单位，或舍入到分', en: 'Check the unit, or round to 分' },
  )
