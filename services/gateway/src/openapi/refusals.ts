import type { ZodOpenApiResponsesObject } from 'zod-openapi'
import { catalogue, type ProblemCode } from '../problems/catalogue.ts'
import { problemDetails } from '../problems/schema.ts'

const statusesOf = (code: ProblemCode): readonly number[] =>
  // A stale version answers 412 where the caller gave If-Match, 409 where it lost a race.
  code === 'STALE_VERSION' ? [409, 412] : [catalogue[code].status]

const describe = (codes: readonly ProblemCode[]): string =>
  codes.map((code) => `- \`${code}\`: ${catalogue[code].title.en}`).join('\n')

/** The refusals of an operation as responses, one per status, naming every code. */
export const refusalResponses = (codes: readonly ProblemCode[]): ZodOpenApiResponsesObject => {
  const byStatus = new Map<number, ProblemCode[]>()
  for (const code of codes)
    for (const status of statusesOf(code))
      byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, found]) => [
        `${status}`,
        {
          description: describe(found),
          content: { 'application/problem+json': { schema: problemDetails } },
          'x-problem-codes': found,
        },
      ]),
  )
}
