import { parseNumeric, rungs } from '@seedline/values'
import { z } from 'zod'
import { metrics, stages } from '../../projections/plan/plan-book.ts'

const words = { zh: z.string().min(1), en: z.string().min(1) }
const note = z.strictObject(words).optional()
const sourced = { source: z.string(), confidence: z.string() }
const meta = z.object({ dataset: z.string(), version: z.string() })
const sources = z.record(
  z.string(),
  z.strictObject({ title: z.string(), url: z.string(), note: z.string().optional() }),
)

// JSON has numbers; what they were written as is what is meant.
const decimal = z
  .number()
  .transform(String)
  .refine((text) => parseNumeric(text).ok, 'no decimal of at most ten digits after the point')

const anyTarget = {
  id: z.string(),
  ...words,
  year: z.int().min(1900).max(2200).optional(),
  fields: z.array(z.string()).min(1).optional(),
  ambition: note,
  ambiguity: note,
  ...sourced,
}

const measured = {
  ...anyTarget,
  metric: z.enum(metrics),
  unit: z.enum(['CNY', 'count', 'ratio']),
}

const kinds = ['baseline', 'quantitative', 'derived'] as const

const target = z.union([
  z.strictObject({ ...anyTarget, kind: z.literal('qualitative') }),
  z.strictObject({
    ...measured,
    kind: z.enum(kinds),
    op: z.enum(['==', '>=']),
    value: decimal,
  }),
  z.strictObject({
    ...measured,
    kind: z.enum(kinds),
    op: z.literal('between'),
    value: z.tuple([decimal, decimal]),
  }),
])

export const targetsFile = z.strictObject({
  meta,
  sources,
  period: z.strictObject({ from: z.int(), to: z.int() }),
  targets: z.array(target).min(1),
})

const agency = z.strictObject({
  id: z.string(),
  ...words,
  successorNote: note,
  ...sourced,
})

const task = z.strictObject({
  id: z.string(),
  section: z.string(),
  ...words,
  kind: z.enum(['key_task', 'key_project', 'layout', 'safeguard']),
  agencies: z.array(z.string()).min(1),
  lead: z.string().optional(),
  leadNote: note,
  ...sourced,
})

export const agenciesFile = z.strictObject({
  meta,
  sources,
  agencies: z.array(agency).min(1),
  tasks: z.array(task).min(1),
  productRelevance: z.array(z.strictObject({ id: z.string(), tasks: z.array(z.string()) })),
})

const rung = z.enum(rungs as [string, ...string[]])

export const funnelFile = z.strictObject({
  meta,
  sources,
  stages: z
    .array(z.strictObject({ id: z.enum(stages), ...words, rungs: z.array(rung), ...sourced }))
    .length(stages.length),
  ends: z.array(rung),
})

export const moneyKindsFile = z.strictObject({
  meta,
  sources,
  kinds: z
    .array(
      z.strictObject({
        id: z.string(),
        ...words,
        recordedBy: z.enum(['fund', 'holder', 'nowhere']),
        sections: z.array(z.string()),
        ...sourced,
      }),
    )
    .min(1),
})

export const fieldsFile = z.object({ fields: z.array(z.object({ id: z.string() })).min(1) })

export type TargetsFile = z.infer<typeof targetsFile>
export type AgenciesFile = z.infer<typeof agenciesFile>
export type MoneyKindsFile = z.infer<typeof moneyKindsFile>
export type FunnelFile = z.infer<typeof funnelFile>
