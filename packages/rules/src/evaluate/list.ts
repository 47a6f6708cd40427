import type { Text } from '@seedline/values'
import { type Fraction, fraction, subtract, sum, zero } from '../exact/fraction.ts'
import type { MissingFact, UsedFact } from '../explain/explanation.ts'
import type { Item, ListFact } from '../facts/facts.ts'
import { isDecided } from '../logic/outcome.ts'
import type { Measure } from '../reference/requirement.ts'
import { fieldWord } from '../reference/words-of.ts'
import { itemIs } from './item.ts'
import type { Lever, Reckoned } from './reckoned.ts'
import { nameOf, type Setting } from './setting.ts'
import { missingIn } from './used.ts'

type ListMeasure = Extract<Measure, { kind: 'count' | 'total' }>

/**
 * How many items count, or what they come to. Between what certainly counts and what may: an item of which a field
 * isn't known may, and of a list that is not complete there may be any number more.
 */
export function reckonList(setting: Setting, measure: ListMeasure): Reckoned {
  const list = setting.facts.list(measure.list, setting.on)
  if (!list) {
    return { kind: 'missing', facts: [], missing: [missingIn(setting, measure.list, setting.on)] }
  }
  const judged = list.items.map((item) => ({
    item,
    counts: measure.where ? itemIs(setting, measure.where, item) : ('met' as const),
  }))
  const certain = judged.filter(({ counts }) => counts === 'met').map(({ item }) => item)
  const open = judged.filter(({ counts }) => !isDecided(counts)).map(({ item }) => item)
  const worth = worthOf(measure, certain)
  const more = worthOf(measure, open)
  const unpriced = [...certain, ...open].filter((item) => amountOf(measure, item) === undefined)
  const bounded = list.complete && unpriced.length === 0
  return {
    kind: 'figure',
    low: worth,
    high: bounded ? sum([worth, more]) : undefined,
    facts: [usedList(setting, list, certain)],
    missing: missingOf(setting, list, [...new Set([...open, ...unpriced])]),
    lever: leverOf(setting, measure, worth),
  }
}

function amountOf(measure: ListMeasure, item: Item): Fraction | undefined {
  if (measure.kind === 'count') return fraction(1n)
  const value = item.fields.get(measure.field)
  return typeof value === 'object' ? value.exact : undefined
}

const worthOf = (measure: ListMeasure, items: readonly Item[]): Fraction =>
  sum(items.map((item) => amountOf(measure, item) ?? zero))

function leverOf(setting: Setting, measure: ListMeasure, worth: Fraction): Lever {
  const field =
    measure.kind === 'total' ? fieldWord(setting.words, measure.list, measure.field) : undefined
  return {
    name: nameOf(setting, measure.list),
    period: setting.on,
    dimension: field?.kind === 'number' ? field.measures : 'items',
    change: (limit) => subtract(limit, worth),
  }
}

const mostNamed = 5

function usedList(setting: Setting, list: ListFact, certain: readonly Item[]): UsedFact {
  const names = certain.slice(0, mostNamed).map(({ name }) => name)
  const told =
    names.length === 0 ? '' : `: ${names.join('; ')}${certain.length > mostNamed ? ' …' : ''}`
  const { length } = list.items
  return {
    fact: list.fact,
    name: nameOf(setting, list.fact),
    value: {
      zh: `${length} 项中 ${certain.length} 项计入${list.complete ? '' : '（清单不全）'}${told}`,
      en: `${certain.length} of ${length} count${list.complete ? '' : ' (the list is not complete)'}${told}`,
    },
    period: list.asOf,
    source: list.source,
    confidence: list.confidence,
  }
}

function missingOf(
  setting: Setting,
  list: ListFact,
  open: readonly Item[],
): readonly MissingFact[] {
  const missing = (part: Text): MissingFact => ({
    ...missingIn(setting, list.fact, list.asOf),
    part,
  })
  const named = open
    .slice(0, mostNamed)
    .map(({ name }) => missing({ zh: `“${name}”的其余信息`, en: `the rest of "${name}"` }))
  const rest = open.length - named.length
  return [
    ...named,
    ...(rest > 0 ? [missing({ zh: `另有 ${rest} 项`, en: `and of ${rest} more` })] : []),
    ...(list.complete ? [] : [missing({ zh: '完整清单', en: 'the complete list' })]),
  ]
}
