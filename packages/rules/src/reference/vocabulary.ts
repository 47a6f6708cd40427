import { periodKinds } from '@seedline/values'
import * as z from 'zod'
import { dimensions } from '../exact/unit.ts'
import { basis, key, meta, sources, text, words } from './basis.ts'

const measures = z.enum(dimensions)
/** How enterprises state a figure: of a stretch of time, of its last day, or as a ratio. */
const statement = z.strictObject({
  kind: z.enum(['flow', 'stock', 'ratio']),
  sign: z.enum(['not-negative', 'any']),
  periods: z.array(z.enum(periodKinds)).min(1),
  /** The figure that it is a part of, and never above. */
  partOf: key.exactOptional(),
  /** Of one share: in yuan, never in thousands of them. */
  perShare: z.literal(true).exactOptional(),
})

const about = { key, ...words, note: text.exactOptional() }

/**
 * A fact that rules ask for: a figure of a calendar year (the fiscal year by law), a figure as it stands on a day, a
 * date, what is so or not, or what somebody has to judge.
 */
const fact = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('yearly'),
    ...about,
    measures,
    statement: statement.exactOptional(),
  }),
  z.strictObject({ kind: z.literal('standing'), ...about, measures }),
  z.strictObject({ kind: z.literal('date'), ...about }),
  z.strictObject({ kind: z.literal('yes-no'), ...about }),
  z.strictObject({ kind: z.literal('judgement'), ...about }),
])

const choices = z.array(z.strictObject({ key, ...words })).min(1)

const field = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('choice'), ...about, choices }),
  z.strictObject({ kind: z.literal('date'), ...about }),
  z.strictObject({ kind: z.literal('number'), ...about, measures }),
  z.strictObject({ kind: z.literal('yes-no'), ...about }),
])

const list = z.strictObject({ ...about, fields: z.array(field).min(1) })

/** Some of a field's choices that rules take together, such as Class I rights. */
const group = z.strictObject({
  ...words,
  key,
  list: key,
  field: key,
  of: z.array(key).min(1),
  ...basis,
})

/** Everything that facts and rules speak of: `reference/facts.json`. */
export const vocabulary = z.strictObject({
  meta,
  sources,
  facts: z.array(fact).min(1),
  /** Figures of which some make up another. */
  balances: z.array(z.strictObject({ whole: key, parts: z.array(key).min(2) })).exactOptional(),
  lists: z.array(list),
  groups: z.array(group),
})

export type Vocabulary = z.infer<typeof vocabulary>
export type FactWord = z.infer<typeof fact>
export type FactKind = FactWord['kind']
export type ListWord = z.infer<typeof list>
export type FieldWord = z.infer<typeof field>
