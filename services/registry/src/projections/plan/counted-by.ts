import { createHash } from 'node:crypto'
import type { IpKind } from '@seedline/values'
import type { PlanBook } from './plan-book.ts'

/** What contributions follow from beside what is recorded. */
export interface CountedBy {
  readonly funnel: PlanBook['funnel']
  readonly classOne: ReadonlySet<IpKind>
}

/** Another one whenever something else is counted by it; how things are called and where they are from is none of it. */
export function digestOf({ funnel, classOne }: CountedBy): string {
  const counted = [
    funnel.stages.map(({ id, rungs }) => [id, rungs.toSorted()]),
    funnel.ends.toSorted(),
    [...classOne].toSorted(),
  ]
  return createHash('sha256').update(JSON.stringify(counted)).digest('base64url').slice(0, 16)
}
