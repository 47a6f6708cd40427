import type { Text } from '@seedline/values'
import * as z from 'zod'

/** How an item of the rule data came to be known. Only `found` was read in a text of the rule itself. */
export const ruleConfidences = [
  'found',
  'found-secondary',
  'knowledge-high',
  'knowledge-medium',
  'knowledge-low',
  'derived',
  'seed',
] as const

export type RuleConfidence = (typeof ruleConfidences)[number]

/** What people are told of an item that was not read in a primary text; nothing for one that was. */
export const confidenceWarning = (confidence: RuleConfidence): Text | undefined =>
  warnings[confidence]

const fromMemory = (zh: string, en: string): Text => ({
  zh: `凭记忆录入（${zh}），未见原文`,
  en: `from memory (${en}): no text was seen`,
})

const warnings: Readonly<Record<RuleConfidence, Text | undefined>> = {
  found: undefined,
  seed: undefined,
  'found-secondary': {
    zh: '仅见转述，未见原文',
    en: 'seen only in a restatement, not in the primary text',
  },
  'knowledge-high': fromMemory('把握较大', 'fairly certain'),
  'knowledge-medium': fromMemory('待核实', 'to be checked'),
  'knowledge-low': fromMemory('存疑', 'doubtful'),
  derived: { zh: '本系统推定，非法规原文', en: 'worked out here, not in the text of the rule' },
}

const line = z.string().min(1).max(1_000)

export const text = z.strictObject({ zh: line, en: line })

export const words = { zh: line, en: line }

export const key = z.string().regex(/^[a-z][a-z0-9]*([-_][a-z0-9]+)*$/)

export const sources = z.record(
  key,
  z.strictObject({ title: line, url: z.string(), note: line.exactOptional() }),
)

export type Sources = z.infer<typeof sources>

export const ruleConfidence = z.enum(ruleConfidences)

/** Where an item was read, how far to trust it, and what to know besides. */
export const basis = {
  source: z.array(key).min(1),
  confidence: ruleConfidence,
  note: text.exactOptional(),
}

export const meta = z.strictObject({
  dataset: key,
  version: line,
  asOf: z.iso.date(),
  notes: z.array(line).exactOptional(),
})
