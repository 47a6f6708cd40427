import { fraction } from '../exact/fraction.ts'
import { toldBeside, toldDifference } from '../exact/told.ts'
import type {
  Change,
  ExplainedCriterion,
  ExplainedGroup,
  ExplainedIndicator,
  Explanation,
} from '../explain/explanation.ts'
import { allOf, atLeastOf, isDecided, type Outcome } from '../logic/outcome.ts'
import type { Indicator, Requirement, Score } from '../reference/requirement.ts'
import { authority } from './authority.ts'
import { margin, outcomeOf } from './reckoned.ts'
import type { Setting } from './setting.ts'

/** How a band's condition is explained: handed in, for a condition may be anything that a rule may. */
type Explain = (setting: Setting, asked: Requirement, path: string) => Explanation

interface Points extends ExplainedIndicator {
  readonly part: string
}

/**
 * The points of every indicator, between what is certain and what is possible; asked for are so many of each part and
 * so many in all.
 */
export function explainScore(
  setting: Setting,
  score: Score,
  path: string,
  explain: Explain,
): ExplainedGroup {
  const indicators = score.indicators.map((indicator, index) =>
    pointsOf(setting, indicator, `${path}/indicators/${index}`, explain),
  )
  const own = authority(setting, score, path)
  const { source, confidence } = own
  const parts = [
    ...score.parts.map(({ key, pass, zh, en }, index) => ({
      ...passOf(
        indicators.filter(({ part }) => part === key),
        pass,
      ),
      source,
      confidence,
      path: `${path}/parts/${index}`,
      name: { zh, en },
    })),
    {
      ...passOf(indicators, score.pass),
      source,
      confidence,
      path: `${path}/pass`,
      name: { zh: '总分', en: 'all points' },
    },
  ]
  return {
    ...own,
    kind: 'group',
    outcome: atLeastOf(
      parts.length,
      parts.map(({ outcome }) => outcome),
    ),
    needed: parts.length,
    parts,
    indicators,
  }
}

function pointsOf(
  setting: Setting,
  { zh, en, part, bands, otherwise }: Indicator,
  path: string,
  explain: Explain,
): Points {
  const consulted: Explanation[] = []
  const possible: number[] = []
  for (const [index, { points, when }] of bands.entries()) {
    const explained = explain(setting, when, `${path}/bands/${index}/when`)
    consulted.push(explained)
    if (explained.outcome !== 'not-met') possible.push(points)
    if (explained.outcome === 'met') break
  }
  if (consulted.at(-1)?.outcome !== 'met') possible.push(otherwise)
  return {
    name: { zh, en },
    part,
    low: Math.min(...possible),
    high: Math.max(...possible),
    most: Math.max(otherwise, ...bands.map(({ points }) => points)),
    consulted,
  }
}

function passOf(
  indicators: readonly Points[],
  pass: number,
): Omit<ExplainedCriterion, 'path' | 'name' | 'source' | 'confidence'> {
  const limit = fraction(BigInt(pass))
  const low = total(indicators.map((each) => each.low))
  const high = total(indicators.map((each) => each.high))
  const outcome = settled(outcomeOf('at-least', low, high, limit), indicators)
  const decisive = outcome === 'not-met' ? high : low
  return {
    kind: 'criterion',
    outcome,
    is: 'at-least',
    limit: { value: String(pass), unit: 'points' },
    found: { low: toldBeside(low, limit, 'points'), high: toldBeside(high, limit, 'points') },
    distance: toldDifference(margin('at-least', decisive, limit), 'points'),
    facts: [],
    missing: [],
    changes: outcome === 'met' ? [] : changesOf(indicators, outcome, pass - Number(high.numerator)),
  }
}

const total = (points: readonly number[]) =>
  fraction(BigInt(points.reduce((sum, each) => sum + each, 0)))

/** An open score needs a person where nothing but a person's judgement holds it open. */
function settled(outcome: Outcome, indicators: readonly Points[]): Outcome {
  if (outcome !== 'unknown') return outcome
  return allOf(openOnes(indicators).map((each) => each.outcome))
}

const openOnes = (indicators: readonly Points[]): readonly Explanation[] =>
  indicators.flatMap(({ consulted }) => consulted.filter(({ outcome }) => !isDecided(outcome)))

function changesOf(
  indicators: readonly Points[],
  outcome: Outcome,
  short: number,
): readonly Change[] {
  if (outcome === 'not-met') {
    const by = { value: String(short), unit: 'points' } as const
    const name = { zh: '得分', en: 'points' }
    return [{ kind: 'figure', name, period: '', direction: 'more', by, strictly: false }]
  }
  const changes = openOnes(indicators).flatMap(changesWithin)
  const told = new Map(changes.map((change) => [JSON.stringify(change), change]))
  return [...told.values()]
}

const changesWithin = (explained: Explanation): readonly Change[] =>
  explained.kind === 'criterion' ? explained.changes : explained.parts.flatMap(changesWithin)
