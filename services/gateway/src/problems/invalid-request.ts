import { type Problem, ProblemError } from '@seedline/values'
import type { FieldFault } from './field-faults.ts'
import { problemOf } from './refusal.ts'

const mostFaults = 50

/**
 * The refusal of a request with faulty fields. When all faults are of one sort, its code is theirs: a program then
 * learns from `code` alone what to mend. Otherwise REQUEST_INVALID.
 */
export const invalidRequest = (faults: readonly FieldFault[]): ProblemError => {
  const [first] = faults
  const fields = faults.slice(0, mostFaults)
  const oneSort = first !== undefined && faults.every(({ code }) => code === first.code)
  const problem: Problem = oneSort
    ? { code: first.code, kind: 'invalid', title: first.title, mend: first.mend, fields }
    : problemOf('REQUEST_INVALID', { fields })
  return new ProblemError(problem)
}
