import type { FieldProblem } from '@seedline/values'
import * as z from 'zod'
import { pointerOf } from './problems.ts'

/** More than any enterprise has; a bound on what one self-check reads. */
const mostFacts = 5_000
const mostItems = 20_000
/** A file whose shape is another altogether has one at each of its values. */
const mostFaults = 1_000

const stated = {
  source: z.string().max(500).exactOptional(),
  confidence: z.string().exactOptional(),
}

const fact = z.strictObject({
  fact: z.string(),
  value: z.unknown(),
  unit: z.string().exactOptional(),
  year: z.int().exactOptional(),
  asOf: z.string().exactOptional(),
  by: z.string().max(200).exactOptional(),
  ...stated,
})

const list = z.strictObject({
  list: z.string(),
  asOf: z.string(),
  complete: z.boolean(),
  // Each is looked at as it is read: there may be thousands, and what is checked here is copied.
  items: z.array(z.custom<Record<string, unknown>>()).max(mostItems),
  ...stated,
})

/** The shape of a file of facts, whatever the vocabulary says of each. */
export const envelope = z.strictObject({
  facts: z.array(fact).max(mostFacts),
  lists: z.array(list).max(100).exactOptional(),
})

export type WrittenFact = z.infer<typeof fact>
export type WrittenList = z.infer<typeof list>

/** What the shape is not like, in both languages, at its path. */
export function shapeProblems(error: z.ZodError): readonly FieldProblem[] {
  return error.issues.slice(0, mostFaults).map((issue) => ({
    pointer: pointerOf(issue.path),
    code: 'FACTS_SHAPE',
    title: { zh: inChinese(issue), en: issue.message },
  }))
}

const { localeError } = z.locales.zhCN()

function inChinese(issue: z.core.$ZodIssue): string {
  const said = localeError(issue as z.core.$ZodRawIssue)
  return (typeof said === 'string' ? said : said?.message) ?? issue.message
}
