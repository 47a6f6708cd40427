import type { Text } from '@seedline/values'
import * as z from 'zod'
import type { Fraction } from '../exact/fraction.ts'
import { parseQuantity, type Unit, units } from '../exact/unit.ts'
import { key, type RuleConfidence, ruleConfidence, text, words } from './basis.ts'

/** A threshold as its rule writes it, and exactly. */
export interface Limit {
  readonly value: string
  readonly unit: Unit
  readonly exact: Fraction
}

export const comparisons = ['at-least', 'above', 'at-most', 'below'] as const
export type Comparison = (typeof comparisons)[number]

/** That a date of the item is on the day of the check, or before it, or after. */
export interface DayCondition {
  readonly kind: 'on-or-before' | 'on-or-after'
  readonly field: string
}

/** What is asked of one item of a list. */
export type ItemCondition =
  | { readonly kind: 'all-of' | 'any-of'; readonly of: readonly ItemCondition[] }
  | { readonly kind: 'is'; readonly field: string; readonly in: readonly string[] }
  | { readonly kind: 'in-group'; readonly group: string }
  | { readonly kind: 'yes'; readonly field: string }
  | DayCondition
  | { readonly kind: 'within' | 'longer-ago'; readonly field: string; readonly years: number }
  | {
      readonly kind: 'number'
      readonly field: string
      readonly is: Comparison
      readonly limit: Limit
    }

/** A figure, or a sum or mean of a figure over the last full years. */
export type Figure =
  | { readonly kind: 'latest' | 'standing'; readonly fact: string }
  | {
      readonly kind: 'sum' | 'average'
      readonly fact: string
      readonly years: number
      /** The date before whose year there is nothing to count. */
      readonly since?: string
    }

export type Measure =
  | Figure
  | { readonly kind: 'ratio'; readonly of: Figure; readonly to: Figure }
  | { readonly kind: 'growth' | 'mean-growth'; readonly fact: string; readonly years: number }
  | { readonly kind: 'days-since'; readonly fact: string }
  | { readonly kind: 'count'; readonly list: string; readonly where?: ItemCondition }
  | {
      readonly kind: 'total'
      readonly list: string
      readonly field: string
      readonly where?: ItemCondition
    }

/** What an item says of where it comes from; its version says it where the item doesn't. */
export interface OwnBasis {
  readonly source?: readonly string[]
  readonly confidence?: RuleConfidence
  readonly note?: Text
}

/** What an enterprise is asked for: applying for the first time and applying again may differ. */
export const purposes = ['application', 'renewal'] as const
export type Purpose = (typeof purposes)[number]

interface Named extends Text, OwnBasis {
  readonly only?: Purpose
}

export interface Threshold extends Named {
  readonly kind: 'threshold'
  readonly measure: Measure
  readonly is: Comparison
  readonly limit: Limit
  /** Asked of each of so many last full years by itself. */
  readonly everyYear?: number
}

export interface Holds extends Named {
  readonly kind: 'holds' | 'holds-not' | 'judged'
  readonly fact: string
}

export interface Several extends Named {
  readonly kind: 'all-of' | 'any-of'
  readonly of: readonly Requirement[]
}

export interface AtLeast extends Named {
  readonly kind: 'at-least'
  readonly needed: number
  readonly of: readonly Requirement[]
}

export interface Band {
  readonly points: number
  readonly when: Requirement
}

export interface Indicator extends Named {
  readonly part: string
  /** The first that holds gives its points. */
  readonly bands: readonly Band[]
  readonly otherwise: number
}

export interface Score extends Named {
  readonly kind: 'score'
  readonly pass: number
  readonly parts: readonly (Text & { readonly key: string; readonly pass: number })[]
  readonly indicators: readonly Indicator[]
}

export type Requirement = Threshold | Holds | Several | AtLeast | Score

const years = z.int().min(1).max(10)
const points = z.int().min(0).max(1_000)
const is = z.enum(comparisons)
// As fine as figures are told to people.
const limit: z.ZodType<Limit> = z
  .strictObject({ value: z.string().regex(/^-?\d{1,20}(\.\d{1,4})?$/), unit: z.enum(units) })
  .transform(({ value, unit }, context) => {
    const parsed = parseQuantity(value, unit)
    if (parsed.ok) return { value, unit, exact: parsed.value }
    context.addIssue({ code: 'custom', message: parsed.problem.title.en, input: value })
    return z.NEVER
  })

const itemConditions = z.array(z.lazy(() => itemCondition)).min(1)
const itemCondition: z.ZodType<ItemCondition> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['all-of', 'any-of']), of: itemConditions }),
  z.strictObject({ kind: z.literal('is'), field: key, in: z.array(key).min(1) }),
  z.strictObject({ kind: z.literal('in-group'), group: key }),
  z.strictObject({ kind: z.literal('yes'), field: key }),
  z.strictObject({ kind: z.enum(['on-or-before', 'on-or-after']), field: key }),
  z.strictObject({ kind: z.enum(['within', 'longer-ago']), field: key, years }),
  z.strictObject({ kind: z.literal('number'), field: key, is, limit }),
])

const plain = z.strictObject({ kind: z.enum(['latest', 'standing']), fact: key })
const several = z.strictObject({
  kind: z.enum(['sum', 'average']),
  fact: key,
  years,
  since: key.exactOptional(),
})
const figure = z.discriminatedUnion('kind', [plain, several])

const measure = z.discriminatedUnion('kind', [
  plain,
  several,
  z.strictObject({ kind: z.literal('ratio'), of: figure, to: figure }),
  z.strictObject({ kind: z.enum(['growth', 'mean-growth']), fact: key, years }),
  z.strictObject({ kind: z.literal('days-since'), fact: key }),
  z.strictObject({ kind: z.literal('count'), list: key, where: itemCondition.exactOptional() }),
  z.strictObject({
    kind: z.literal('total'),
    list: key,
    field: key,
    where: itemCondition.exactOptional(),
  }),
])

const about = {
  ...words,
  source: z.array(key).min(1).exactOptional(),
  confidence: ruleConfidence.exactOptional(),
  note: text.exactOptional(),
  only: z.enum(purposes).exactOptional(),
}
const requirements = z.array(z.lazy(() => requirement)).min(1)

export const requirement: z.ZodType<Requirement> = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['all-of', 'any-of']), ...about, of: requirements }),
  z.strictObject({
    kind: z.literal('at-least'),
    ...about,
    needed: points.min(1),
    of: requirements,
  }),
  z.strictObject({
    kind: z.literal('threshold'),
    ...about,
    measure,
    is,
    limit,
    everyYear: years.exactOptional(),
  }),
  z.strictObject({ kind: z.enum(['holds', 'holds-not', 'judged']), ...about, fact: key }),
  z.strictObject({
    kind: z.literal('score'),
    ...about,
    pass: points,
    parts: z.array(z.strictObject({ key, ...words, pass: points })),
    indicators: z
      .array(
        z.strictObject({
          ...about,
          part: key,
          bands: z.array(z.strictObject({ points, when: z.lazy(() => requirement) })).min(1),
          otherwise: points,
        }),
      )
      .min(1),
  }),
])
