import type { LocalDate, Rung } from '@seedline/values'
import { compareRungs, isEnd, mayRecur, mustPrecede, trackOf } from './rung.ts'
import type { LadderState, RungState } from './state.ts'

/** A rung at a date, as far as the order of a ladder is concerned. */
export interface Step {
  readonly rung: Rung
  readonly reachedOn: LocalDate
}

/** Why a step can't stand beside the others, or only with a stated reason (`out-of-order`). */
export type Conflict =
  | { readonly with: RungState; readonly kind: 'already-reached' }
  | { readonly with: RungState; readonly kind: 'after-end' }
  | { readonly with: RungState; readonly kind: 'end-before' }
  | { readonly with: RungState; readonly kind: 'out-of-order' }

/** The rungs that haven't been withdrawn. */
export const standing = (ladder: LadderState): readonly RungState[] =>
  ladder.rungs.filter((rung) => !rung.withdrawn)

/** The gravest conflict of a step with the standing rungs; undefined: it stands in order. */
export function conflictOf(step: Step, others: readonly RungState[]): Conflict | undefined {
  const reached = others.find((other) => other.rung === step.rung && !mayRecur(step.rung))
  if (reached) return { kind: 'already-reached', with: reached }
  const ended = others.find((other) => isEnd(other.rung) && endsBefore(other, step))
  if (ended) return { kind: 'after-end', with: ended }
  const cutOff = others.find((other) => isEnd(step.rung) && other.reachedOn > step.reachedOn)
  if (cutOff) return { kind: 'end-before', with: cutOff }
  const passed = others.find(
    (other) => mustPrecede(step.rung, other.rung) || other.reachedOn > step.reachedOn,
  )
  return passed && { kind: 'out-of-order', with: passed }
}

// One end per ladder: a second one is refused whatever its date.
const endsBefore = (end: RungState, step: Step): boolean =>
  isEnd(step.rung) || step.reachedOn > end.reachedOn

/** The highest of the standing rungs that have a place in the order; the later one of equals. */
export function highest(steps: readonly Step[]): Step | undefined {
  return steps
    .filter((step) => trackOf(step.rung) !== 'free')
    .reduce<Step | undefined>((top, step) => (top && !above(step, top) ? top : step), undefined)
}

function above(step: Step, top: Step): boolean {
  const byRung = compareRungs(step.rung, top.rung)
  return byRung > 0 || (byRung === 0 && step.reachedOn > top.reachedOn)
}
