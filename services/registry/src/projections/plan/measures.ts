import { financingRungs } from '@seedline/values'
import type { Dimension, Measure } from './ask/question.ts'
import { families, type Told } from './fact.ts'

interface Common {
  readonly unit: 'CNY' | 'count'
  /** Whether what is told apart by this key counts. */
  counts(told: Told): boolean
  /** What it can be told apart by, beside year, field and district. */
  readonly by: readonly Dimension[]
}

/**
 * How something is counted. `figure`: what stands for a year, a family for each. `held`: what is there on a day. `happened`:
 * what came about in a year. `unknown`: nothing that is recorded tells it.
 */
export type Counting =
  | (Common & { readonly kind: 'figure'; readonly item: string })
  | (Common & { readonly kind: 'held' | 'happened'; readonly family: string })
  | { readonly kind: 'unknown'; readonly unit: 'CNY' | 'count' }

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
  // The registry hears of closed rounds, and of what they brought only within their papers, which are the fund's own.
  financing: { kind: 'unknown', unit: 'CNY' },
}
