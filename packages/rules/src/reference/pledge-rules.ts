import { localDate } from '@seedline/values'
import * as z from 'zod'
import { basis, key, meta, sources, text, words } from './basis.ts'

const day = z.iso.date().transform(localDate)
const line = z.string().min(1).max(1_000)

/** As the collected facts number them: `PP-R01`. */
const code = z.string().regex(/^[A-Z]{2,3}-[A-Z]?\d{2}$/)

/** Days on which a version answers, both included. */
export const inForce = z
  .array(z.strictObject({ from: day.exactOptional(), to: day.exactOptional() }))
  .min(1)

const version = { version: z.string().min(1).max(40), ...words, inForce, ...basis }

const item = { id: code, ...words, legalBasis: line.exactOptional(), ...basis }

/**
 * Why the office refuses. `acknowledge`: unless the parties, having been told, declare that they go on; `person`: only
 * somebody's judgement tells.
 */
const ground = z.strictObject({
  ...item,
  severity: z.enum(['block', 'acknowledge', 'person']),
  curable: z.boolean(),
  mend: text.exactOptional(),
})

const statutory = z.strictObject({
  id: key,
  ...words,
  kinds: z.array(z.enum(['invention', 'utility-model', 'design', 'trademark'])).min(1),
  versions: z
    .array(
      z.strictObject({
        ...version,
        grounds: z.array(ground).min(1),
        contract: z.array(z.strictObject(item)),
        documents: z.array(z.strictObject(item)),
        procedure: z.array(z.strictObject(item)),
      }),
    )
    .min(1),
})

const about = {
  id: code,
  key: z.string().regex(/^[a-z][A-Za-z]*$/),
  ...words,
  evidence: z.array(z.strictObject({ institution: line, value: line, source: key })),
  ...basis,
}
const decimal = z.string().regex(/^\d{1,3}(\.\d{1,4})?$/)
const choice = z.string().regex(/^[a-z]+(-[a-z]+)*$/)

/** What a bank sets for itself: within which bounds, and what counts until it does. */
const parameter = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('ratio'),
    ...about,
    default: decimal,
    range: z.tuple([decimal, decimal]),
  }),
  z.strictObject({
    kind: z.literal('whole'),
    ...about,
    default: z.int().min(0),
    range: z.tuple([z.int().min(0), z.int().max(600)]),
  }),
  z.strictObject({ kind: z.literal('flag'), ...about, default: z.boolean() }),
  z.strictObject({
    kind: z.literal('choice'),
    ...about,
    default: choice,
    choices: z.array(choice).min(2),
  }),
  z.strictObject({
    kind: z.literal('choices'),
    ...about,
    default: z.array(choice),
    choices: z.array(choice).min(1),
  }),
])

const supported = z.strictObject({
  ...item,
  products: z.array(key).min(1),
  /** It no longer is, and why. */
  ended: text.exactOptional(),
})

/** The file `reference/ip-pledge-rules.json`. */
export const pledgeRulesFile = z.strictObject({
  meta,
  sources,
  statutory: z.array(statutory).min(1),
  statuses: z.array(
    z.strictObject({
      ...item,
      id: key,
      pledgeable: z.enum(['yes', 'acknowledged', 'no']),
    }),
  ),
  policyDefaults: z
    .array(z.strictObject({ ...version, parameters: z.array(parameter).min(1) }))
    .min(1),
  localSupport: z.array(z.strictObject({ ...version, items: z.array(supported) })).min(1),
  evaluation: z.strictObject({
    ...words,
    registerCheckDays: z.int().min(0).max(366),
    answerValidHours: z.int().min(1).max(720),
    ...basis,
  }),
})

export type PledgeRulesFile = z.infer<typeof pledgeRulesFile>
export type StatutoryRules = PledgeRulesFile['statutory'][number]
export type StatutoryVersion = StatutoryRules['versions'][number]
export type Ground = StatutoryVersion['grounds'][number]
export type PolicyDefaults = PledgeRulesFile['policyDefaults'][number]
export type PolicyParameter = PolicyDefaults['parameters'][number]
export type LocalSupport = PledgeRulesFile['localSupport'][number]
