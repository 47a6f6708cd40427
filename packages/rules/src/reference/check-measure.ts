import { type Dimension, dimensionOf } from '../exact/unit.ts'
import { checkItemCondition } from './check-item-condition.ts'
import { type Fault, fault } from './fault.ts'
import type { Figure, Measure, Threshold } from './requirement.ts'
import { factWord, fieldWord, type Words } from './words-of.ts'

/** What a measure comes out in; undefined where it asks for something that the vocabulary lacks. */
export function dimensionOfMeasure(words: Words, measure: Measure): Dimension | undefined {
  switch (measure.kind) {
    case 'latest':
    case 'sum':
    case 'average':
      return factWord(words, measure.fact, 'yearly')?.measures
    case 'standing':
      return factWord(words, measure.fact, 'standing')?.measures
    case 'ratio':
    case 'growth':
    case 'mean-growth':
      return 'ratio'
    case 'days-since':
      return 'days'
    case 'count':
      return 'items'
    case 'total': {
      const field = fieldWord(words, measure.list, measure.field)
      return field?.kind === 'number' ? field.measures : undefined
    }
    default:
      return measure satisfies never
  }
}

export function checkThreshold(words: Words, threshold: Threshold, path: string): readonly Fault[] {
  const { measure, limit, everyYear } = threshold
  const faults = checkMeasure(words, measure, `${path}/measure`)
  if (faults.length > 0) return faults
  const dimension = dimensionOfMeasure(words, measure)
  const asked = dimensionOf(limit.unit)
  if (dimension !== asked) {
    return [fault(`${path}/limit/unit`, `the measure is in ${dimension}, the limit in ${asked}`)]
  }
  if (everyYear !== undefined && !isOfOneYear(measure)) {
    return [
      fault(
        `${path}/everyYear`,
        'only a figure of one year, or two of them, can be asked for every year',
      ),
    ]
  }
  return measure.kind === 'growth' ? checkRate(threshold, path) : []
}

// A yearly rate over several years is decided by its powers, and told in steps of 0.01 %.
function checkRate({ is, limit: { exact } }: Threshold, path: string): readonly Fault[] {
  if (is !== 'at-least' && is !== 'below') return [fault(`${path}/is`, 'at-least or below')]
  const steps = exact.numerator * 10_000n
  if (steps % exact.denominator !== 0n || exact.numerator <= -exact.denominator) {
    return [fault(`${path}/limit/value`, 'a rate in steps of 0.01 %, above -100 %')]
  }
  return []
}

const isOfOneYear = (measure: Measure): boolean =>
  measure.kind === 'latest' ||
  (measure.kind === 'ratio' && measure.of.kind === 'latest' && measure.to.kind === 'latest')

function checkMeasure(words: Words, measure: Measure, path: string): readonly Fault[] {
  switch (measure.kind) {
    case 'latest':
    case 'standing':
    case 'sum':
    case 'average':
      return checkFigure(words, measure, path)
    case 'growth':
    case 'mean-growth':
      return lacking(words, measure.fact, 'yearly', `${path}/fact`)
    case 'days-since':
      return lacking(words, measure.fact, 'date', `${path}/fact`)
    case 'ratio':
      return checkRatio(words, measure, path)
    case 'count':
    case 'total':
      return checkList(words, measure, path)
    default:
      return measure satisfies never
  }
}

function checkFigure(words: Words, figure: Figure, path: string): readonly Fault[] {
  if (figure.kind === 'standing') return lacking(words, figure.fact, 'standing', `${path}/fact`)
  const faults = lacking(words, figure.fact, 'yearly', `${path}/fact`)
  if (!('since' in figure) || figure.since === undefined) return faults
  return [...faults, ...lacking(words, figure.since, 'date', `${path}/since`)]
}

function checkRatio(
  words: Words,
  { of, to }: Extract<Measure, { kind: 'ratio' }>,
  path: string,
): readonly Fault[] {
  const faults = [...checkFigure(words, of, `${path}/of`), ...checkFigure(words, to, `${path}/to`)]
  if (faults.length > 0) return faults
  return dimensionOfMeasure(words, of) === dimensionOfMeasure(words, to)
    ? []
    : [fault(path, 'a ratio is of two figures that measure the same')]
}

function checkList(
  words: Words,
  measure: Extract<Measure, { kind: 'count' | 'total' }>,
  path: string,
): readonly Fault[] {
  const { list, where } = measure
  if (!words.lists.has(list)) return [fault(`${path}/list`, `no list "${list}" in the vocabulary`)]
  const faults = where ? checkItemCondition(words, list, where, `${path}/where`) : []
  if (measure.kind === 'count' || fieldWord(words, list, measure.field)?.kind === 'number') {
    return faults
  }
  return [...faults, fault(`${path}/field`, `"${measure.field}" is no number of "${list}"`)]
}

type Asked = 'yearly' | 'standing' | 'date' | 'yes-no' | 'judgement'

/** Says so where the vocabulary has no such fact. */
export const lacking = (words: Words, fact: string, kind: Asked, path: string): readonly Fault[] =>
  factWord(words, fact, kind) ? [] : [fault(path, `no ${kind} fact "${fact}" in the vocabulary`)]
