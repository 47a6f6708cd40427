import type { Text } from '@seedline/values'
import { tellQuantity } from '../explain/tell-quantity.ts'
import type { Words } from '../reference/words-of.ts'
import type { Fact } from './facts.ts'

/** What a fact is called. */
const nameOfFact = (words: Words, fact: string): Text => {
  const word = words.facts.get(fact) ?? words.lists.get(fact)
  return word ? { zh: word.zh, en: word.en } : { zh: fact, en: fact }
}

/** A fact for people: what it is, when it was so, and what it says. */
export function tellFact(
  words: Words,
  fact: Fact,
): { readonly name: Text; readonly period: string; readonly value: Text } {
  const name = nameOfFact(words, fact.fact)
  switch (fact.kind) {
    case 'yearly':
      return { name, period: String(fact.year), value: tellQuantity(fact.given) }
    case 'standing':
      return { name, period: fact.asOf, value: tellQuantity(fact.given) }
    case 'date':
      return { name, period: fact.date, value: { zh: fact.date, en: fact.date } }
    case 'answer':
      return {
        name,
        period: fact.asOf,
        value: fact.holds ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' },
      }
    case 'list':
      return {
        name,
        period: fact.asOf,
        value: { zh: `${fact.items.length} 项`, en: `${fact.items.length} items` },
      }
    default:
      return fact satisfies never
  }
}
