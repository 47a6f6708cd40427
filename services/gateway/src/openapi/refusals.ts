import { type RefusalCode, refusals } from '@seedline/contracts/refusals'
import { problemKinds } from '@seedline/values'
import { problemSchema } from '../problems/schema.ts'
import type { Components } from './components.ts'

const describe = (codes: readonly RefusalCode[]): string =>
  codes.map((code) => `- \`${code}\`: ${refusals[code].title[1]}`).join('\n')

/** The refusals of an operation as responses, one per status, naming every code. */
export const refusalResponses = (
  codes: readonly RefusalCode[],
  { refer }: Components,
): Readonly<Record<string, object>> => {
  const byStatus = new Map<number, RefusalCode[]>()
  for (const code of codes) {
    const status = problemKinds[refusals[code].kind].http
    byStatus.set(status, [...(byStatus.get(status) ?? []), code])
  }
  return Object.fromEntries(
    [...byStatus]
      .toSorted(([a], [b]) => a - b)
      .map(([status, found]) => [
        `${status}`,
        {
          description: describe(found),
          content: { 'application/problem+json': { schema: refer(problemSchema) } },
          'x-problem-codes': found,
        },
      ]),
  )
}
