import * as z from 'zod'
import { type FieldFault, fieldFaults, type Part } from '../problems/field-faults.ts'
import { invalidRequest } from '../problems/invalid-request.ts'
import type { Contract } from '../rest/contract.ts'

/** The parts of a request as the contract's schemas read them. */
export interface Parts {
  readonly params: unknown
  readonly query: unknown
  readonly body: unknown
}

// An operation without a query has none: what is asked for there would be passed over in silence.
const noQuery = z.strictObject({})

const read = (
  part: Part,
  schema: z.ZodType | undefined,
  input: unknown,
  faults: FieldFault[],
): unknown => {
  if (schema === undefined) return undefined
  const parsed = schema.safeParse(input)
  if (parsed.success) return parsed.data
  faults.push(...fieldFaults(part, parsed.error.issues))
  return undefined
}

/** Parses a request; all that is wrong with it is said at once. @throws ProblemError */
export const parseParts = (contract: Contract, given: Parts): Parts => {
  const faults: FieldFault[] = []
  const parts: Parts = {
    params: read('path', contract.params, { ...(given.params as object) }, faults),
    query: read('query', contract.query ?? noQuery, { ...(given.query as object) }, faults),
    body: read('body', contract.body, given.body, faults),
  }
  if (faults.length > 0) throw invalidRequest(faults)
  return parts
}
