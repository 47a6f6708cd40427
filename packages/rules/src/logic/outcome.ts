import type { Text } from '@seedline/values'

/**
 * What a condition comes to, from the least to the most. `unknown`: a fact is missing. `needs-person`: only somebody's
 * judgement is. Neither ever counts as met. Logic goes by this order alone.
 */
export const outcomes = ['not-met', 'unknown', 'needs-person', 'met'] as const

export type Outcome = (typeof outcomes)[number]

export const outcomeName = (outcome: Outcome): Text => names[outcome]

const names: Readonly<Record<Outcome, Text>> = {
  met: { zh: '满足', en: 'met' },
  'not-met': { zh: '不满足', en: 'not met' },
  unknown: { zh: '未知', en: 'unknown' },
  'needs-person': { zh: '需人工判断', en: 'needs a person' },
}

const rank = (outcome: Outcome): number => outcomes.indexOf(outcome)

/**
 * At least `needed` of some conditions: the `needed`-th best of their outcomes. All of them is the worst, any of them
 * the best. So a missing fact stands before a missing judgement where all are needed (it is what has to be got
 * first), and behind it where one is enough.
 */
export function atLeastOf(needed: number, among: readonly Outcome[]): Outcome {
  if (needed <= 0) return 'met'
  const best = [...among].sort((a, b) => rank(b) - rank(a))
  return best[needed - 1] ?? 'not-met'
}

export const allOf = (among: readonly Outcome[]): Outcome => atLeastOf(among.length, among)

export const anyOf = (among: readonly Outcome[]): Outcome => atLeastOf(1, among)

export const isDecided = (outcome: Outcome): boolean => outcome === 'met' || outcome === 'not-met'

export const decided = (holds: boolean): Outcome => (holds ? 'met' : 'not-met')
