import { add, type Fraction, fraction, magnitude, power } from '../exact/fraction.ts'
import { yearlyRateBelow } from '../exact/root.ts'
import { toldBeside, toldChange, toldDifference } from '../exact/told.ts'
import { type Dimension, dimensionOf } from '../exact/unit.ts'
import type { Change, ExplainedCriterion, Found, MissingFact } from '../explain/explanation.ts'
import type { Outcome } from '../logic/outcome.ts'
import type { Limit, Threshold } from '../reference/requirement.ts'
import { authority } from './authority.ts'
import { reckon } from './measure.ts'
import { margin, outcomeOf, type Reckoned } from './reckoned.ts'
import { lastFullYear, type Setting } from './setting.ts'

/** One threshold on one figure, with all that the outcome rests on. */
export function explainThreshold(
  setting: Setting,
  threshold: Threshold,
  path: string,
  yearsBack = 0,
): ExplainedCriterion {
  const { measure, is, limit, everyYear } = threshold
  const reckoned = reckon(setting, measure, yearsBack)
  const year = everyYear === undefined ? '' : ` ${lastFullYear(setting) - yearsBack}`
  const common = {
    kind: 'criterion' as const,
    ...authority(setting, threshold, path),
    name: { zh: `${threshold.zh}${year}`, en: `${threshold.en}${year}` },
    is,
    limit: { value: limit.value, unit: limit.unit },
    facts: reckoned.facts,
    missing: reckoned.missing,
  }
  switch (reckoned.kind) {
    case 'missing':
      return { ...common, outcome: 'unknown', changes: toProvide(reckoned.missing) }
    case 'undefined':
      return {
        ...common,
        outcome: 'needs-person',
        undefinedBecause: reckoned.because,
        changes: [{ kind: 'judge' }],
      }
    case 'figure':
      return { ...common, ...decide(threshold, reckoned) }
    default:
      return reckoned satisfies never
  }
}

type ReckonedFigure = Extract<Reckoned, { kind: 'figure' }>

function decide(threshold: Threshold, reckoned: ReckonedFigure) {
  const { is, limit } = threshold
  const { low, high, compoundYears, missing } = reckoned
  const bar = compoundYears === undefined ? limit.exact : afterYears(limit, compoundYears)
  const outcome = outcomeOf(is, low, high, bar)
  const decisive = decisiveEnd(threshold, outcome, low, high)
  const found = asAsked(decisive, compoundYears)
  const dimension = dimensionOf(limit.unit)
  const distance = margin(is, found, limit.exact)
  return {
    outcome,
    found: foundOf(reckoned, limit, dimension),
    distance: toldDifference(distance, dimension),
    // What is missing of a list matters only while the list decides nothing.
    missing: outcome === 'unknown' ? missing : [],
    changes: changesOf(threshold, outcome, reckoned, distance),
  }
}

const one = fraction(1n)

const afterYears = ({ exact }: Limit, years: number): Fraction => power(add(one, exact), years)

/** The figure that was asked for: the yearly rate, where a factor over years was reckoned. */
const asAsked = (value: Fraction, compoundYears: number | undefined): Fraction =>
  compoundYears === undefined ? value : yearlyRateBelow(value, compoundYears)

/** The end of a range that the outcome hangs on; while it is open, the one that is certain. */
function decisiveEnd(
  { is }: Threshold,
  outcome: Outcome,
  low: Fraction,
  high: Fraction | undefined,
): Fraction {
  const upwards = is === 'at-least' || is === 'above'
  return (outcome === 'not-met') === upwards ? (high ?? low) : low
}

function foundOf(
  { low, high, compoundYears }: ReckonedFigure,
  limit: Limit,
  dimension: Dimension,
): Found {
  const told = (value: Fraction) =>
    toldBeside(asAsked(value, compoundYears), limit.exact, dimension)
  return high === undefined ? { low: told(low) } : { low: told(low), high: told(high) }
}

const toProvide = (missing: readonly MissingFact[]): readonly Change[] =>
  missing.map((each) => ({ kind: 'provide', missing: each }))

function changesOf(
  threshold: Threshold,
  outcome: Outcome,
  { lever, missing }: ReckonedFigure,
  distance: Fraction,
): readonly Change[] {
  if (outcome === 'met') return []
  if (outcome === 'unknown') return toProvide(missing)
  const { is, limit, zh, en } = threshold
  const own = { name: { zh, en }, period: '', dimension: dimensionOf(limit.unit) }
  const { name, period, dimension } = lever ?? own
  const by = toldChange(magnitude(lever ? lever.change(limit.exact) : distance), dimension)
  const direction = is === 'at-least' || is === 'above' ? 'more' : 'less'
  const strictly = is === 'above' || is === 'below'
  return [{ kind: 'figure', name, period, direction, by, strictly }]
}
