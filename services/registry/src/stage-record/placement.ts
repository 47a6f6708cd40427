import { problemOf } from '@seedline/contracts/refusals'
import type { EnterpriseId } from '@seedline/values'
import { dateInShanghai, type Instant, type Objection, type Rung, rungName } from '@seedline/values'
import type { EnterpriseDates } from './commands.ts'
import { conflictOf, type Step } from './ladder.ts'
import type { RungState } from './state.ts'

/** When and of whom a step is recorded. */
interface Circumstances {
  readonly enterpriseId: EnterpriseId
  readonly enterprise: EnterpriseDates
  readonly at: Instant
}

/** What is wrong with the step's date. The days of foundation and closure themselves are allowed. */
export function dateFault({ reachedOn }: Step, when: Circumstances): Objection | undefined {
  const { foundedOn, closedOn } = when.enterprise
  const today = dateInShanghai(when.at)
  if (reachedOn > today) return problemOf('DATE_IN_FUTURE', { date: reachedOn, today })
  if (foundedOn !== null && reachedOn < foundedOn)
    return problemOf('STAGE_BEFORE_FOUNDATION', { reached_on: reachedOn, founded_on: foundedOn })
  if (closedOn !== null && reachedOn > closedOn)
    return problemOf('ENTERPRISE_CLOSED', {
      enterprise_id: when.enterpriseId,
      closed_on: closedOn,
    })
  return undefined
}

/** Where a step may stand beside the others: in order, only with a stated reason, or not at all. */
export type Placement =
  | { readonly kind: 'in-order' }
  | { readonly kind: 'needs-reason'; readonly problem: Objection }
  | { readonly kind: 'impossible'; readonly problem: Objection }

export function placementOf(step: Step, others: readonly RungState[]): Placement {
  const conflict = conflictOf(step, others)
  if (conflict === undefined) return { kind: 'in-order' }
  const other = factsOf(conflict.with)
  const given = { given_rung: named(step.rung), given_on: step.reachedOn }
  switch (conflict.kind) {
    case 'already-reached':
      return { kind: 'impossible', problem: problemOf('STAGE_ALREADY_REACHED', other) }
    case 'after-end':
      return { kind: 'impossible', problem: problemOf('LADDER_ENDED', other) }
    case 'end-before':
      return {
        kind: 'impossible',
        problem: problemOf('LADDER_ENDS_TOO_EARLY', { ...given, ...other }),
      }
    case 'out-of-order':
      return {
        kind: 'needs-reason',
        problem: problemOf('STAGE_OUT_OF_ORDER', { ...given, ...other }),
      }
    default:
      return conflict satisfies never
  }
}

const named = (rung: Rung) => ({ code: rung, ...rungName(rung) })

const factsOf = ({ rung, rungId, reachedOn }: RungState) => ({
  rung: named(rung),
  rung_id: rungId,
  reached_on: reachedOn,
})
