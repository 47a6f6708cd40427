import { localDate } from '@seedline/values'
import * as z from 'zod'
import { basis, key, meta, sources, text, words } from './basis.ts'
import { purposes, requirement } from './requirement.ts'

const day = z.iso.date().transform(localDate)

/** Days on which a version answers, both included; for one purpose alone where it says so. */
const inForce = z.strictObject({
  from: day.exactOptional(),
  to: day.exactOptional(),
  for: z.enum(purposes).exactOptional(),
})

const version = z.strictObject({
  version: z.string().min(1).max(40),
  /** The instrument that it stands in. */
  ...words,
  inForce: z.array(inForce).min(1),
  ...basis,
  /** What of it nobody has found yet: its points, say, are then facts to be given. */
  missing: text.exactOptional(),
  requirement,
})

const rule = z.strictObject({
  id: key,
  ...words,
  level: text,
  validityYears: z.int().min(1).max(20).exactOptional(),
  ...basis,
  missing: text.exactOptional(),
  /** None where nobody has found what is asked. */
  versions: z.array(version),
})

/** A file of rules, such as `reference/designations.json`. */
export const ruleFile = z.strictObject({ meta, sources, rules: z.array(rule).min(1) })

export type RuleFile = z.infer<typeof ruleFile>
export type Rule = z.infer<typeof rule>
export type RuleVersion = z.infer<typeof version>
