import { financingRungs } from '@seedline/values'
import { families, type Told } from './fact.ts'
import type { Dimension, Measure } from './measure.ts'

interface Common {
  /** `currency`: of what rounds brought, the one that is asked for. */
  readonly unit: 'CNY' | 'count' | 'currency'
  /** Whether what is told apart by this key counts. */
  counts(told: Told): boolean
  /** What it can be told apart by, beside year, field and district. */
  readonly by: readonly Dimension[]
}

/**
 * How something is counted. `figure`: what stands for a year, a family for each. `held`: what is there on a day. `happened`:
 * what came about in a year. `brought`: by rounds that closed in a year, in sums of their own.
 */
export type Counting =
  | (Common & { readonly kind: 'figure'; readonly item: string })
  | (Common & { readonly kind: 'held' | 'happened'; readonly family: string })
  | (Common & { readonly kind: 'brought' })

const all = () => true

const figure = (item: string): Counting => ({
  kind: 'figure',
  unit: 'CNY',
  item,
  counts: all,
  by: ['stage'],
})

const held = (
  family: string,
  by: readonly Dimension[],
  counts: (told: Told) => boolean = all,
): Counting => ({ kind: 'held', unit: 'count', family, by, counts })

const rungs = (counts: (told: Told) => boolean): Counting => ({
  kind: 'happened',
  unit: 'count',
  family: families.rungs,
  by: ['stage', 'kind'],
  counts,
})

export const measures: Readonly<Record<Measure, Counting>> = {
  'value-added': figure('value_added'),
  revenue: figure('revenue'),
  'rd-expense': figure('rd_expense'),
  enterprises: held(families.enterprises, ['stage'], ({ kind }) => kind === 'there'),
  listings: rungs(({ kind }) => kind === 'listed'),
  rounds: rungs(({ kind }) => (financingRungs as readonly string[]).includes(kind)),
  designations: held(families.designations, ['stage', 'kind', 'level']),
  'high-value-patents': held(families.highValue, ['stage', 'kind']),
  'class-one-rights': held(families.classOne, ['stage', 'kind']),
  carriers: held(families.carriers, ['stage', 'kind', 'level']),
  financing: { kind: 'brought', unit: 'currency', by: ['stage', 'kind', 'money'], counts: all },
}

/** Whether it is money, and no count. */
export const isMoney = (measure: Measure): boolean => measures[measure].unit !== 'count'

/** Whether it is of the fund service's rounds, and not of what the registry itself records. */
export const isOfRounds = (measure: Measure): boolean => measures[measure].kind === 'brought'
