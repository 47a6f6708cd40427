import { type Problem, ProblemError } from '@seedline/values'
import type { ProblemCode } from '../problems/catalogue.ts'
import { problemOf } from '../problems/refusal.ts'

// What express and its body parser say went wrong, by their `type`.
const ofBodies: Readonly<Record<string, ProblemCode>> = {
  'entity.too.large': 'BODY_TOO_LARGE',
  'encoding.unsupported': 'CONTENT_TYPE_UNSUPPORTED',
  'request.aborted': 'REQUEST_TIMEOUT',
  'request.size.invalid': 'JSON_MALFORMED',
}

const typeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : ''

// Errors of express and its static files carry the status that they mean.
const ofStatus = (error: unknown): ProblemCode => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 0
  if (status === 404) return 'ROUTE_UNKNOWN'
  return status === 400 || status === 403 ? 'ADDRESS_MALFORMED' : 'INTERNAL'
}

/** The problem that an error stands for; whatever is unforeseen says nothing of the inside. */
export const problemOfError = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof URIError) return problemOf('ADDRESS_MALFORMED')
  return problemOf(ofBodies[typeOf(error)] ?? ofStatus(error))
}
