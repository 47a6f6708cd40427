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
  const after = lastKnown(steps, announced)
  if (after === undefined) return undefined
  // Gone once more up to there: a register kept at each step would be as many as there are steps.
  const back = backFrom(announced)
  for (let index = steps.length - 1; index > after; index--) undo(steps, index, back)
  return { after, holdings: back.holdings }
}

/** How far back the register is known. */
function lastKnown(steps: readonly Step[], announced: Holdings): number | undefined {
  const back = backFrom(announced)
  let after: number | undefined
  for (let index = steps.length - 1; index >= 0; index--) {
    const total = steps[index]?.total
    if (total !== undefined && total !== back.sum) return after
    after = index
    if (!undo(steps, index, back)) return after
  }
  return steps.length > 0 ? -1 : undefined
}

/** A register on its way back. */
interface Back {
  holdings: Map<string, bigint>
  sum: bigint
}

const backFrom = (announced: Holdings): Back => ({
  holdings: new Map(announced),
  sum: sumOf(announced),
})

/** Goes back to what there was before a step; false where it can't be told, and nothing more can be. */
function undo(steps: readonly Step[], index: number, back: Back): boolean {
  const step = steps[index]
  if (step === undefined) return false
  switch (step.kind) {
    case 'increase':
    case 'merger': {
      const isWhole = step.added === undefined || step.added === sumOfParts(step)
      return isWhole && step.parts.every(({ holder, quantity }) => move(back, holder, -quantity))
    }
    case 'decrease':
      return step.parts.every(({ holder, quantity }) => move(back, holder, quantity))
    case 'transfer':
      return step.parts.every(
        ({ holder, from = '', quantity }) =>
          move(back, holder, -quantity) && move(back, from, quantity),
      )
    case 'reserve':
      return divide(back, step.added)
    case 'conversion':
      return steps[index - 1]?.total === back.sum
    case 'establishment': {
      const isWhole = sumOfParts(step) === back.sum
      if (isWhole) Object.assign(back, backFrom(new Map()))
      return isWhole
    }
    case 'gap':
      return false
    default:
      return step.kind satisfies never
  }
}

function move(back: Back, holder: string, change: bigint): boolean {
  const now = (back.holdings.get(holder) ?? 0n) + change
  if (now < 0n) return false
  if (now === 0n) back.holdings.delete(holder)
  else back.holdings.set(holder, now)
  back.sum += change
  return true
}

function divide(back: Back, added: bigint | undefined): boolean {
  const { sum } = back
  if (added === undefined || added >= sum) return false
  const before = [...back.holdings].map(
    ([holder, shares]) => [holder, divideRounded(shares * (sum - added), sum, 'half-up')] as const,
  )
  Object.assign(back, backFrom(new Map(before)))
  return true
}

export const sumOfParts = ({ parts }: Step): bigint =>
  parts.reduce((sum, { quantity }) => sum + quantity, 0n)
