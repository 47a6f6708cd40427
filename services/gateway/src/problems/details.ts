import { refusalOf } from '@seedline/contracts/refusals'
import { type Problem, problemKinds } from '@seedline/values'
import type { Language } from './language.ts'
import type { ProblemDetails } from './schema.ts'

/** What a refusal says besides the problem itself. */
export interface Circumstances {
  readonly language: Language
  readonly instance: string
  readonly traceId: string
  readonly requestId: string
}

/** When all faults of a request are of one sort, its code is theirs: `code` alone then says what to mend. */
const oneSort = (problem: Problem): Problem => {
  const [first, ...others] = problem.fields ?? []
  if (problem.code !== 'REQUEST_INVALID' || first === undefined) return problem
  if (others.some(({ code }) => code !== first.code)) return problem
  return {
    ...problem,
    code: first.code,
    kind: refusalOf(first.code)?.kind ?? problem.kind,
    title: first.title,
    mend: first.mend ?? problem.mend,
  }
}

/** What a refusal says, wherever it is told. */
export type Said = Pick<ProblemDetails, 'code' | 'detail' | 'mend' | 'errors' | 'facts'>

/** A problem in the reader's language. */
export const saidOf = (problem: Problem, language: Language): Said => {
  const { code, title, mend, fields, facts } = problem
  return {
    detail: title[language],
    code,
    mend: mend[language],
    ...(fields && fields.length > 0
      ? {
          errors: fields.map((field) => ({
            pointer: field.pointer,
            code: field.code,
            detail: field.title[language],
            mend: (field.mend ?? mend)[language],
          })),
        }
      : {}),
    ...(facts && Object.keys(facts).length > 0 ? { facts: { ...facts } } : {}),
  }
}

/** A problem as problem details (RFC 9457), in the reader's language. */
export const detailsOf = (found: Problem, circumstances: Circumstances): ProblemDetails => {
  const problem = oneSort(found)
  const { language, instance, traceId, requestId } = circumstances
  const { detail, ...said } = saidOf(problem, language)
  return {
    type: `/errors/${problem.code}`,
    title: titleOf(problem, language),
    status: problemKinds[problem.kind].http,
    detail,
    instance,
    ...said,
    traceId,
    requestId,
  }
}

const titleOf = ({ code, title }: Problem, language: Language): string =>
  refusalOf(code)?.title[language === 'zh' ? 0 : 1] ?? title[language]
