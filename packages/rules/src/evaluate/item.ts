import { addYears, type LocalDate } from '@seedline/values'
import type { Item } from '../facts/facts.ts'
import { allOf, anyOf, decided, type Outcome } from '../logic/outcome.ts'
import type { DayCondition, ItemCondition } from '../reference/requirement.ts'
import { outcomeOf } from './reckoned.ts'
import type { Setting } from './setting.ts'

/** Whether an item is one of those asked for; unknown where it hangs on a field that isn't known. */
export function itemIs(setting: Setting, condition: ItemCondition, item: Item): Outcome {
  switch (condition.kind) {
    case 'all-of':
      return allOf(condition.of.map((each) => itemIs(setting, each, item)))
    case 'any-of':
      return anyOf(condition.of.map((each) => itemIs(setting, each, item)))
    case 'is':
      return among(item, condition.field, condition.in)
    case 'in-group': {
      const group = setting.words.groups.get(condition.group)
      return group ? among(item, group.field, group.of) : 'unknown'
    }
    case 'yes': {
      const value = item.fields.get(condition.field)
      return typeof value === 'boolean' ? decided(value) : 'unknown'
    }
    case 'on-or-before':
    case 'on-or-after':
    case 'within':
    case 'longer-ago':
      return dateIs(setting, condition, item)
    case 'number': {
      const value = item.fields.get(condition.field)
      if (typeof value !== 'object') return 'unknown'
      return outcomeOf(condition.is, value.exact, value.exact, condition.limit.exact)
    }
    default:
      return condition satisfies never
  }
}

function among(item: Item, field: string, choices: readonly string[]): Outcome {
  const value = item.fields.get(field)
  return typeof value === 'string' ? decided(choices.includes(value)) : 'unknown'
}

type DateCondition = DayCondition | Extract<ItemCondition, { years: number }>

function dateIs({ on }: Setting, condition: DateCondition, item: Item): Outcome {
  const value = item.fields.get(condition.field)
  if (typeof value !== 'string') return 'unknown'
  const date = value as LocalDate
  switch (condition.kind) {
    case 'on-or-before':
      return decided(date <= on)
    case 'on-or-after':
      return decided(date >= on)
    case 'within':
      return decided(date <= on && date >= addYears(on, -condition.years))
    case 'longer-ago':
      return decided(date < addYears(on, -condition.years))
    default:
      return condition satisfies never
  }
}
