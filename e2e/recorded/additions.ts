import type { Difference } from './compare.ts'
import { traceOf } from './exchange.ts'
import type { Named } from './recording.ts'

const methods = 'get|put|post|patch|delete'

/** What of the OpenAPI document stands by itself: nobody who knew the document then reads it. */
const ofTheDocument = [
  new RegExp(`^/body/paths/[^/]+(/(${methods}))?$`),
  /^\/body\/components\/schemas\/[^/]+$/,
  /^\/body\/tags\/[^/]+$/,
  /^\/body\/saidOnce\/(sentences|headers)\/[^/]+$/,
  /^\/body\/saidOnce\/parameters\/[^/]+(\/\d+)?$/,
]

/**
 * Whether a difference is something wholly new: the answer to a request that the recording doesn't have, an event of such
 * a request, or an operation, a shape, a heading, a sentence or a parameter of the document. It changes nothing of what
 * was there. An event that a recorded request leads to now, and did not then, is none.
 */
export function additionsTo(answers: Named): (difference: Difference) => boolean {
  const recorded = new Set(Object.keys(answers))
  const traces = new Set([...recorded].map(traceOf))
  return ({ of, at, was, is }) => {
    if (was !== undefined) return false
    if (at !== '') return of === 'read-openapi' && ofTheDocument.some((place) => place.test(at))
    const trace = (is as { readonly traceId?: string }).traceId
    return trace === undefined ? !recorded.has(of) : !traces.has(trace)
  }
}
