import type { ExplainedCriterion, ExplainedGroup, Explanation } from '../explain/explanation.ts'
import { atLeastOf, decided } from '../logic/outcome.ts'
import type { AtLeast, Holds, Requirement, Several, Threshold } from '../reference/requirement.ts'
import { authority } from './authority.ts'
import { explainThreshold } from './criterion.ts'
import { explainScore } from './score.ts'
import type { Setting } from './setting.ts'
import { missingIn, usedAnswer } from './used.ts'

/** What a requirement comes to, with the whole tree of why. */
export function explain(setting: Setting, asked: Requirement, path = ''): Explanation {
  switch (asked.kind) {
    case 'all-of':
    case 'any-of':
    case 'at-least':
      return explainSeveral(setting, asked, path)
    case 'threshold':
      return asked.everyYear === undefined
        ? explainThreshold(setting, asked, path)
        : explainEveryYear(setting, asked, asked.everyYear, path)
    case 'holds':
    case 'holds-not':
    case 'judged':
      return explainHolds(setting, asked, path)
    case 'score':
      return explainScore(setting, asked, path, explain)
    default:
      return asked satisfies never
  }
}

function explainSeveral(setting: Setting, asked: Several | AtLeast, path: string): ExplainedGroup {
  const parts = asked.of.flatMap((each, index) =>
    each.only === undefined || each.only === setting.purpose
      ? [explain(setting, each, `${path}/of/${index}`)]
      : [],
  )
  const needed = neededOf(asked, parts.length)
  return { ...authority(setting, asked, path), ...groupOf(needed, parts) }
}

function neededOf(asked: Several | AtLeast, parts: number): number {
  if (asked.kind === 'at-least') return asked.needed
  return asked.kind === 'all-of' ? parts : 1
}

export const groupOf = (needed: number, parts: readonly Explanation[]) =>
  ({
    kind: 'group',
    outcome: atLeastOf(
      needed,
      parts.map(({ outcome }) => outcome),
    ),
    needed,
    parts,
  }) as const

function explainEveryYear(
  setting: Setting,
  asked: Threshold,
  years: number,
  path: string,
): ExplainedGroup {
  const parts = Array.from({ length: years }, (_, back) =>
    explainThreshold(setting, asked, `${path}/everyYear/${back}`, back),
  )
  return { ...authority(setting, asked, path), ...groupOf(years, parts) }
}

function explainHolds(setting: Setting, asked: Holds, path: string): ExplainedCriterion {
  const common = { kind: 'criterion' as const, ...authority(setting, asked, path) }
  const wanted = asked.kind !== 'holds-not'
  const answer = setting.facts.answer(asked.fact, setting.on)
  if (answer) {
    const outcome = decided(answer.holds === wanted)
    return {
      ...common,
      outcome,
      facts: [usedAnswer(setting, answer)],
      missing: [],
      changes: outcome === 'met' ? [] : [{ kind: 'state', holds: wanted }],
    }
  }
  const missing = missingIn(setting, asked.fact, setting.on)
  return asked.kind === 'judged'
    ? {
        ...common,
        outcome: 'needs-person',
        facts: [],
        missing: [missing],
        changes: [{ kind: 'judge' }],
      }
    : {
        ...common,
        outcome: 'unknown',
        facts: [],
        missing: [missing],
        changes: [{ kind: 'provide', missing }],
      }
}
