import type { FieldProblem, Problem } from '@seedline/values'
import type * as z from 'zod'
import { catalogue, isKnownCode, type ProblemCode } from './catalogue.ts'
import { withFacts } from './refusal.ts'

/** What is wrong with one field, with its mend. */
export interface FieldFault extends FieldProblem {
  readonly mend: Problem['mend']
}

type Issue = z.core.$ZodIssue
type Path = readonly PropertyKey[]

/** Where in a request something stands: the body by JSON pointer, the rest by name. */
export type Part = 'body' | 'query' | 'path'

const pointerOf = (part: Part, path: Path): string =>
  part === 'body'
    ? path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('')
    : `${part}:${path.map(String).join('.')}`

const expectations: Readonly<Record<string, ProblemCode>> = {
  object: 'OBJECT_EXPECTED',
  array: 'LIST_EXPECTED',
  string: 'TEXT_EXPECTED',
  boolean: 'BOOLEAN_EXPECTED',
  int: 'NUMBER_MALFORMED',
  number: 'NUMBER_MALFORMED',
}

const codeOf = (issue: Issue): ProblemCode => {
  if (isKnownCode(issue.message)) return issue.message
  if (issue.code === 'invalid_type') return expectations[issue.expected] ?? 'FIELD_INVALID'
  return 'FIELD_INVALID'
}

const factsOf = (issue: Issue): Record<string, string> => {
  switch (issue.code) {
    case 'too_big':
      return { maximum: String(issue.maximum), bound: `≤ ${issue.maximum}` }
    case 'too_small':
      return { minimum: String(issue.minimum), bound: `≥ ${issue.minimum}` }
    case 'invalid_value':
      return { allowed: issue.values.map(String).join(', ') }
    default:
      return {}
  }
}

const faultOf = (pointer: string, code: ProblemCode, facts: Record<string, string>): FieldFault => {
  const { title, mend } = catalogue[code]
  return { pointer, code, title: withFacts(title, facts), mend: withFacts(mend, facts) }
}

/** A fault at one place of the body. */
export const bodyFault = (path: Path, code: ProblemCode): FieldFault =>
  faultOf(pointerOf('body', path), code, {})

const problemIn = (issue: Issue): Problem | undefined =>
  issue.code === 'custom' ? (issue.params?.problem as Problem | undefined) : undefined

/** What a schema found wrong, field by field, in sentences. */
export const fieldFaults = (part: Part, issues: readonly Issue[]): FieldFault[] =>
  issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys')
      return issue.keys.map((key) =>
        faultOf(pointerOf(part, [...issue.path, key]), 'FIELD_UNKNOWN', {}),
      )
    const pointer = pointerOf(part, issue.path)
    const found = problemIn(issue)
    if (found) return [{ pointer, code: found.code, title: found.title, mend: found.mend }]
    return [faultOf(pointer, codeOf(issue), factsOf(issue))]
  })
