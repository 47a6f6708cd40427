import type { ProblemError } from '@seedline/values'
import type { FieldFault } from './field-faults.ts'
import { refusal } from './refusal.ts'

const mostFaults = 50

/** The refusal of a request with faulty fields, whose answer names the sort when all are of one. */
export const invalidRequest = (faults: readonly FieldFault[]): ProblemError =>
  refusal('REQUEST_INVALID', { fields: faults.slice(0, mostFaults) })
