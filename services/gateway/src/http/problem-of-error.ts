import { plainly, type RefusalCode } from '@seedline/contracts/refusals'
import { type Problem, ProblemError } from '@seedline/values'

// What express and its body parser say went wrong, by their `type`.
const ofBodies: Readonly<Record<string, RefusalCode>> = {
  'entity.too.large': 'BODY_TOO_LARGE',
  'encoding.unsupported': 'CONTENT_TYPE_UNSUPPORTED',
  'request.aborted': 'REQUEST_TIMEOUT',
  'request.size.invalid': 'JSON_MALFORMED',
}

const typeOf = (error: unknown): string =>
  typeof error === 'object' && error !== null && 'type' in error ? String(error.type) : ''

// Errors of express and its static files carry the status that they mean.
const ofStatus = (error: unknown): RefusalCode => {
  const status = typeof error === 'object' && error !== null && 'status' in error ? error.status : 0
  if (status === 404) return 'ROUTE_UNKNOWN'
  return status === 400 || status === 403 ? 'ADDRESS_MALFORMED' : 'INTERNAL'
}

/** The problem that an error stands for; whatever is unforeseen says nothing of the inside. */
export const problemOfError = (error: unknown): Problem => {
  if (error instanceof ProblemError) return error.problem
  if (error instanceof URIError) return plainly('ADDRESS_MALFORMED')
  return plainly(ofBodies[typeOf(error)] ?? ofStatus(error))
}
