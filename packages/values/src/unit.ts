import type { Text } from './problem.ts'

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
  'energy',
] as const

export type Dimension = (typeof dimensions)[number]

interface UnitFacts {
  readonly dimension: Dimension
  /** One of it, in the dimension's own unit (yuan, one, tonne of standard coal): a numerator and a denominator. */
  readonly one: readonly [numerator: bigint, denominator: bigint]
  readonly name: Text
}

const named = {
  元: { dimension: 'money', one: [1n, 1n], name: { zh: '元', en: 'yuan' } },
  万元: { dimension: 'money', one: [10_000n, 1n], name: { zh: '万元', en: '10,000 yuan' } },
  亿元: {
    dimension: 'money',
    one: [100_000_000n, 1n],
    name: { zh: '亿元', en: '100 million yuan' },
  },
  千元: { dimension: 'money', one: [1_000n, 1n], name: { zh: '千元', en: '1,000 yuan' } },
  百万元: { dimension: 'money', one: [1_000_000n, 1n], name: { zh: '百万元', en: 'million yuan' } },
  '%': { dimension: 'ratio', one: [1n, 100n], name: { zh: '%', en: '%' } },
  people: { dimension: 'people', one: [1n, 1n], name: { zh: '人', en: 'people' } },
  items: { dimension: 'items', one: [1n, 1n], name: { zh: '项', en: 'items' } },
  years: { dimension: 'years', one: [1n, 1n], name: { zh: '年', en: 'years' } },
  days: { dimension: 'days', one: [1n, 1n], name: { zh: '天', en: 'days' } },
  points: { dimension: 'points', one: [1n, 1n], name: { zh: '分', en: 'points' } },
  place: { dimension: 'place', one: [1n, 1n], name: { zh: '位', en: '' } },
  吨标准煤: { dimension: 'energy', one: [1n, 1n], name: { zh: '吨标准煤', en: 'tce' } },
  万吨标准煤: {
    dimension: 'energy',
    one: [10_000n, 1n],
    name: { zh: '万吨标准煤', en: '10,000 tce' },
  },
} as const satisfies Readonly<Record<string, UnitFacts>>

/** A unit as files name it. Money is in yuan, and says in which: 元, 千元, 万元, 百万元 or 亿元 is never guessed. */
export type Unit = keyof typeof named

export const units = Object.keys(named) as readonly Unit[]

export const dimensionOf = (unit: Unit): Dimension => named[unit].dimension

export const unitName = (unit: Unit): Text => named[unit].name

/** How much one of it is in its dimension's own unit, as numerator and denominator. */
export const oneOfUnit = (unit: Unit): UnitFacts['one'] => named[unit].one

export const unitsOf = (dimension: Dimension): readonly Unit[] =>
  units.filter((unit) => dimensionOf(unit) === dimension)

/** The units that a figure may be stated in; what is of one share is in the dimension's own (yuan) and no larger. */
export const unitsOfFigure = (dimension: Dimension, perShare = false): readonly Unit[] =>
  unitsOf(dimension).filter((unit) => !perShare || oneOfUnit(unit).every((part) => part === 1n))
