import type { ProblemKind } from '@seedline/values'

/** The HTTP status of each kind of problem. */
export const statusOfKind: Readonly<Record<ProblemKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  'already-exists': 409,
  conflict: 409,
  'too-large': 413,
  refused: 422,
  exhausted: 429,
  internal: 500,
  unavailable: 503,
  'outcome-unknown': 504,
}

const kinds: Readonly<Record<number, ProblemKind>> = {
  401: 'unauthenticated',
  403: 'forbidden',
  404: 'not-found',
  409: 'conflict',
  413: 'too-large',
  422: 'refused',
  429: 'exhausted',
  500: 'internal',
  503: 'unavailable',
  504: 'outcome-unknown',
}

/** The kind of problem that a status stands for. */
export const kindOfStatus = (status: number): ProblemKind => kinds[status] ?? 'invalid'
