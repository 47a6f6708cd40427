import { dateInFuture, type EnterpriseId } from '@seedline/facts'
import { dateInShanghai, type Instant, type Problem } from '@seedline/values'
import { enterpriseClosed } from '../facts/rejections.ts'
import type { EnterpriseDates } from './commands.ts'
import { conflictOf, type Step } from './ladder.ts'
import {
  ladderEnded,
  ladderEndsTooEarly,
  stageAlreadyReached,
  stageBeforeFoundation,
  stageOutOfOrder,
} from './rejections.ts'
import type { RungState } from './state.ts'

/** When and of whom a step is recorded. */
interface Circumstances {
  readonly enterpriseId: EnterpriseId
  readonly enterprise: EnterpriseDates
  readonly at: Instant
}

/** What is wrong with the step's date. The days of foundation and closure themselves are allowed. */
export function dateFault({ reachedOn }: Step, when: Circumstances): Problem | undefined {
  const { foundedOn, closedOn } = when.enterprise
  const today = dateInShanghai(when.at)
  if (reachedOn > today) return dateInFuture(reachedOn, today)
  if (foundedOn !== null && reachedOn < foundedOn)
    return stageBeforeFoundation(reachedOn, foundedOn)
  if (closedOn !== null && reachedOn > closedOn)
    return enterpriseClosed(when.enterpriseId, closedOn)
  return undefined
}

/** Where a step may stand beside the others: in order, only with a stated reason, or not at all. */
export type Placement =
  | { readonly kind: 'in-order' }
  | { readonly kind: 'needs-reason'; readonly problem: Problem }
  | { readonly kind: 'impossible'; readonly problem: Problem }

export function placementOf(step: Step, others: readonly RungState[]): Placement {
  const conflict = conflictOf(step, others)
  switch (conflict?.kind) {
    case undefined:
      return { kind: 'in-order' }
    case 'already-reached':
      return { kind: 'impossible', problem: stageAlreadyReached(conflict.with) }
    case 'after-end':
      return { kind: 'impossible', problem: ladderEnded(conflict.with) }
    case 'end-before':
      return { kind: 'impossible', problem: ladderEndsTooEarly(step, conflict.with) }
    case 'out-of-order':
      return { kind: 'needs-reason', problem: stageOutOfOrder(step, conflict.with) }
    default:
      return conflict satisfies never
  }
}
