import type { FieldProblem, Problem, Text } from '@seedline/values'
import { entryOf } from './catalogue.ts'
import { statusOfKind } from './kinds.ts'
import type { Language } from './language.ts'
import type { ProblemDetails } from './schema.ts'

/** What a refusal says besides the problem itself. */
export interface Circumstances {
  readonly language: Language
  readonly instance: string
  readonly traceId: string
  readonly requestId: string
  /** The caller gave If-Match: a stale version then is a failed precondition (412). */
  readonly conditional: boolean
}

/**
 * The HTTP status of a problem: the catalogue's, so that answers and document agree; for a code that only the service
 * knows, by its kind.
 */
export const statusOf = (problem: Problem, conditional: boolean): number => {
  if (problem.code === 'STALE_VERSION' && conditional) return 412
  return entryOf(problem.code)?.status ?? statusOfKind[problem.kind] ?? 500
}

// Services speak of command ids; a REST client knows them as its Idempotency-Key.
const inOurWords = new Set([
  'CONCURRENT_CHANGES',
  'DEADLINE_EXCEEDED',
  'EVENT_STORE_OVERLOADED',
  'EVENT_STORE_UNAVAILABLE',
  'IDEMPOTENCY_KEY_REUSED',
  'INTERNAL',
  'OUTCOME_UNKNOWN',
  'REGISTRY_UNAVAILABLE',
  'SERVICE_STOPPING',
  'SERVICE_UNAVAILABLE',
  'USCC_CONTENDED',
])

const rephrased = (problem: Problem): Problem =>
  inOurWords.has(problem.code) ? { ...problem, ...sentencesOf(problem) } : oneSort(problem)

/** When all faults of a request are of one sort, its code is theirs: `code` alone then says what to mend. */
const oneSort = (problem: Problem): Problem => {
  const [first, ...others] = problem.fields ?? []
  if (problem.code !== 'REQUEST_INVALID' || first === undefined) return problem
  if (others.some(({ code }) => code !== first.code)) return problem
  return { ...problem, code: first.code, title: first.title, mend: mendOf(first, problem.mend) }
}

const sentencesOf = (problem: Problem): Pick<Problem, 'title' | 'mend'> => {
  const { title, mend } = entryOf(problem.code) ?? problem
  return { title, mend }
}

const mendOf = (field: FieldProblem, fallback: Text): Text =>
  (field as { readonly mend?: Text }).mend ?? entryOf(field.code)?.mend ?? fallback

/** A problem as problem details (RFC 9457), in the reader's language. */
export const detailsOf = (found: Problem, circumstances: Circumstances): ProblemDetails => {
  const problem = rephrased(found)
  const { language, instance, traceId, requestId, conditional } = circumstances
  const { fields, facts } = problem
  return {
    type: `/errors/${problem.code}`,
    title: (entryOf(problem.code)?.title ?? problem.title)[language],
    status: statusOf(problem, conditional),
    detail: problem.title[language],
    instance,
    code: problem.code,
    mend: problem.mend[language],
    ...(fields && fields.length > 0
      ? {
          errors: fields.map((field) => ({
            pointer: field.pointer,
            code: field.code,
            detail: field.title[language],
            mend: mendOf(field, problem.mend)[language],
          })),
        }
      : {}),
    ...(facts && Object.keys(facts).length > 0 ? { facts: { ...facts } } : {}),
    traceId,
    requestId,
  }
}
