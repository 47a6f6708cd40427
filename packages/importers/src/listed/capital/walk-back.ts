import { divideRounded } from '@seedline/values'
import type { Step } from './step.ts'

/** Whole shares (or yuan of registered capital) by holder. */
export type Holdings = ReadonlyMap<string, bigint>

/** Who held what once the step at `after` (an index) had happened; -1: before the first. */
export interface KnownRegister {
  readonly after: number
  readonly holdings: Holdings
}

export const sumOf = (holdings: Holdings): bigint =>
  [...holdings.values()].reduce((sum, each) => sum + each, 0n)

/**
 * The register worked back from the one announced before the offering, through the itemised steps,
 * as far as that can be done exactly: to a gap, to a conversion that changed the number, or to
 * where the two contradict each other. What it gives is arithmetic, not a source. Undefined where
 * already the last step leads to another total.
 */
export function walkBack(steps: readonly Step[], announced: Holdings): KnownRegister | undefined {
  let known: KnownRegister | undefined
  let holdings: Holdings | undefined = announced
  for (let index = steps.length - 1; index >= 0 && holdings; index--) {
    const step = steps[index]
    if (step === undefined || contradicts(step, holdings)) return known
    known = { after: index, holdings }
    holdings = undo(step, steps[index - 1], holdings)
  }
  return holdings && steps.length > 0 ? { after: -1, holdings } : known
}

const contradicts = ({ total }: Step, holdings: Holdings): boolean =>
  total !== undefined && total !== sumOf(holdings)

/** What there was before a step; undefined where it can't be told. */
function undo(step: Step, before: Step | undefined, after: Holdings): Holdings | undefined {
  switch (step.kind) {
    case 'increase':
    case 'merger': {
      const isWhole = step.added === undefined || step.added === sumOfParts(step)
      return isWhole
        ? moved(
            after,
            step.parts.map(({ holder, quantity }) => [holder, -quantity]),
          )
        : undefined
    }
    case 'decrease':
      return moved(
        after,
        step.parts.map(({ holder, quantity }) => [holder, quantity]),
      )
    case 'transfer':
      return moved(
        after,
        step.parts.flatMap(({ holder, from = '', quantity }): [string, bigint][] => [
          [holder, -quantity],
          [from, quantity],
        ]),
      )
    case 'reserve': {
      const [total, added] = [sumOf(after), step.added]
      if (added === undefined || added >= total) return undefined
      return new Map(
        [...after].map(([holder, shares]) => [
          holder,
          divideRounded(shares * (total - added), total, 'half-up'),
        ]),
      )
    }
    case 'conversion':
      return before?.total !== undefined && before.total === sumOf(after) ? after : undefined
    case 'establishment':
      return sumOfParts(step) === sumOf(after) ? new Map() : undefined
    case 'gap':
      return undefined
    default:
      return step.kind satisfies never
  }
}

export const sumOfParts = ({ parts }: Step): bigint =>
  parts.reduce((sum, { quantity }) => sum + quantity, 0n)

function moved(
  holdings: Holdings,
  changes: readonly (readonly [string, bigint])[],
): Holdings | undefined {
  const result = new Map(holdings)
  for (const [holder, change] of changes) {
    const now = (result.get(holder) ?? 0n) + change
    if (now < 0n) return undefined
    if (now === 0n) result.delete(holder)
    else result.set(holder, now)
  }
  return result
}
