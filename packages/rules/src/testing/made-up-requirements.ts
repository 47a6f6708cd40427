import fc from 'fast-check'
import type { Unit } from '../exact/unit.ts'
import {
  comparisons,
  type ItemCondition,
  type Limit,
  type Measure,
  type Requirement,
} from '../reference/requirement.ts'
import { amounts, counts, givenIn } from './made-up-vocabulary.ts'

const limitIn = (value: string, unit: Unit): Limit => givenIn(value, unit)

const is = fc.constantFrom(...comparisons)
const years = fc.integer({ min: 1, max: 3 })
const figureOf = fc.constantFrom('a', 'b')

const conditions: fc.Arbitrary<ItemCondition> = fc.oneof(
  fc.constantFrom<ItemCondition>(
    { kind: 'is', field: 'c', in: ['z'] },
    { kind: 'in-group', group: 'g' },
    { kind: 'yes', field: 'f' },
    { kind: 'within', field: 't', years: 2 },
    { kind: 'longer-ago', field: 't', years: 1 },
    { kind: 'on-or-before', field: 't' },
  ),
  fc.record({
    kind: fc.constant('number' as const),
    field: fc.constant('n'),
    is,
    limit: counts.map((value) => limitIn(value, '元')),
  }),
)
const where: fc.Arbitrary<ItemCondition> = fc.oneof(
  conditions,
  fc.record({
    kind: fc.constantFrom('all-of' as const, 'any-of' as const),
    of: fc.array(conditions, { minLength: 1, maxLength: 3 }),
  }),
)

type Asked = readonly [Measure, Unit, fc.Arbitrary<string>]

const measures: fc.Arbitrary<Asked> = fc.oneof(
  figureOf.map((fact): Asked => [{ kind: 'latest', fact }, '元', amounts]),
  fc.constant<Asked>([{ kind: 'standing', fact: 's' }, '元', amounts]),
  fc
    .tuple(figureOf, years, fc.constantFrom('sum' as const, 'average' as const), fc.boolean())
    .map(
      ([fact, years, kind, young]): Asked => [
        { kind, fact, years, ...(young && { since: 'd' }) },
        '元',
        amounts,
      ],
    ),
  years.map(
    (years): Asked => [
      {
        kind: 'ratio',
        of: { kind: 'sum', fact: 'a', years },
        to: { kind: 'sum', fact: 'b', years },
      },
      '%',
      fc.integer({ min: -100, max: 300 }).map(String),
    ],
  ),
  fc
    .tuple(figureOf, years)
    .map(
      ([fact, years]): Asked => [
        { kind: 'mean-growth', fact, years },
        '%',
        fc.integer({ min: -90, max: 200 }).map(String),
      ],
    ),
  fc.constant<Asked>([
    { kind: 'days-since', fact: 'd' },
    'days',
    fc.constantFrom('100', '400', '800'),
  ]),
  fc
    .option(where, { nil: undefined })
    .map(
      (where): Asked => [{ kind: 'count', list: 'l', ...(where && { where }) }, 'items', counts],
    ),
  fc
    .option(where, { nil: undefined })
    .map(
      (where): Asked => [
        { kind: 'total', list: 'l', field: 'n', ...(where && { where }) },
        '元',
        counts,
      ],
    ),
)

const named = { zh: '条件', en: 'condition' }

const growths: fc.Arbitrary<Requirement> = fc
  .record({
    fact: figureOf,
    years,
    is: fc.constantFrom('at-least' as const, 'below' as const),
    rate: fc.integer({ min: -90, max: 200 }),
  })
  .map(({ fact, years, is, rate }) => ({
    kind: 'threshold',
    ...named,
    measure: { kind: 'growth', fact, years },
    is,
    limit: limitIn(String(rate), '%'),
  }))

export const thresholds: fc.Arbitrary<Requirement> = fc.oneof(
  { weight: 1, arbitrary: growths },
  {
    weight: 6,
    arbitrary: measures.chain(([measure, unit, limits]) =>
      fc.record({ is, value: limits }).map(
        ({ is, value }): Requirement => ({
          kind: 'threshold',
          ...named,
          measure,
          is,
          limit: limitIn(value, unit),
        }),
      ),
    ),
  },
  {
    weight: 1,
    arbitrary: fc.record({ is, value: amounts, everyYear: years }).map(
      ({ is, value, everyYear }): Requirement => ({
        kind: 'threshold',
        ...named,
        measure: { kind: 'latest', fact: 'a' },
        is,
        limit: limitIn(value, '元'),
        everyYear,
      }),
    ),
  },
)

const leaves: fc.Arbitrary<Requirement> = fc.oneof(
  { weight: 4, arbitrary: thresholds },
  {
    weight: 1,
    arbitrary: fc.constantFrom<Requirement>(
      { kind: 'holds', ...named, fact: 'y' },
      { kind: 'holds-not', ...named, fact: 'y' },
      { kind: 'judged', ...named, fact: 'j' },
    ),
  },
)

/** Any requirement, some levels deep, with scores. */
export const { requirement: requirements } = fc.letrec<{ requirement: Requirement }>((tie) => {
  const several = fc.array(tie('requirement'), { minLength: 1, maxLength: 4 })
  return {
    requirement: fc.oneof(
      { maxDepth: 3, withCrossShrink: true },
      leaves,
      fc
        .record({ kind: fc.constantFrom('all-of' as const, 'any-of' as const), of: several })
        .map((group): Requirement => ({ ...named, ...group })),
      fc.tuple(several, fc.nat()).map(
        ([of, n]): Requirement => ({
          kind: 'at-least',
          ...named,
          needed: 1 + (n % of.length),
          of,
        }),
      ),
      fc
        .array(fc.array(leaves, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 })
        .chain((indicators) =>
          fc.nat({ max: 40 }).map(
            (pass): Requirement => ({
              kind: 'score',
              ...named,
              pass,
              parts: [{ key: 'p', ...named, pass: Math.min(pass, 10) }],
              indicators: indicators.map((bands) => ({
                ...named,
                part: 'p',
                bands: bands.map((when, index) => ({ points: 20 - 5 * index, when })),
                otherwise: 0,
              })),
            }),
          ),
        ),
    ),
  }
})
