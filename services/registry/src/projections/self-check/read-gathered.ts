import { type Fact, parseFacts, type Words } from '@seedline/rules'
import type { FieldProblem, Text } from '@seedline/values'
import type { Gathered } from './gatherer.ts'

/** What a register says and no rule can read. */
export interface Unreadable {
  readonly name: Text
  readonly period: string
  readonly value: Text
  readonly why: Text
}

export interface ReadFacts {
  readonly facts: readonly Fact[]
  readonly unreadable: readonly Unreadable[]
}

/** What a register says, by the reader of rules. One fact that can't be read leaves the others readable, and is named. */
export function readGathered(words: Words, gathered: Gathered): ReadFacts {
  const known = lastRead.get(gathered)
  if (known?.words === words) return known.read
  const read = readAnew(words, gathered)
  lastRead.set(gathered, { words, read })
  return read
}

/** Gatherers tell the very same again where nothing was recorded since. */
const lastRead = new WeakMap<Gathered, { readonly words: Words; readonly read: ReadFacts }>()

function readAnew(words: Words, { facts = [], lists = [] }: Gathered): ReadFacts {
  const whole = parseFacts({ facts, lists }, words)
  if (whole.ok) return { facts: whole.value, unreadable: [] }
  const each = [
    ...facts.map((one) => readAlone({ facts: [one] }, words, one.fact, toldOf(one))),
    ...lists.flatMap((one) => {
      const alone = readAlone({ lists: [one] }, words, one.list, {
        period: one.asOf,
        value: bothWays(''),
      })
      return alone.unreadable.length === 0 ? [alone] : itemByItem(words, one)
    }),
  ]
  return {
    facts: each.flatMap((read) => read.facts),
    unreadable: each.flatMap((read) => read.unreadable),
  }
}

type WrittenFact = NonNullable<Gathered['facts']>[number]
type WrittenList = NonNullable<Gathered['lists']>[number]
type Told = Pick<Unreadable, 'period' | 'value'>

/** A list without the items that can't be read. As they are missing, it isn't complete. */
function itemByItem(words: Words, list: WrittenList): readonly ReadFacts[] {
  const items = list.items.map((item) => {
    const { name } = item
    const value = bothWays(textOf(name))
    return {
      item,
      read: readAlone({ lists: [{ ...list, items: [item] }] }, words, list.list, {
        period: list.asOf,
        value,
      }),
    }
  })
  const readable = items.filter(({ read }) => read.unreadable.length === 0)
  const rest = { ...list, complete: false, items: readable.map(({ item }) => item) }
  return [
    ...(readable.length === 0
      ? []
      : [
          readAlone({ lists: [rest] }, words, list.list, {
            period: list.asOf,
            value: bothWays(''),
          }),
        ]),
    ...items.map(({ read }) => ({ facts: [], unreadable: read.unreadable })),
  ]
}

function readAlone(alone: Gathered, words: Words, fact: string, told: Told): ReadFacts {
  const read = parseFacts({ facts: [], ...alone }, words)
  if (read.ok) return { facts: read.value, unreadable: [] }
  const word = words.facts.get(fact) ?? words.lists.get(fact)
  const name = word ? { zh: word.zh, en: word.en } : bothWays(textOf(fact))
  return { facts: [], unreadable: [{ name, ...told, why: whyOf(read.problems) }] }
}

const toldOf = ({ value, unit = '', year, asOf = '' }: WrittenFact): Told => ({
  period: year === undefined ? asOf : String(year),
  value: bothWays(`${textOf(value)} ${unit}`.trim()),
})

const whyOf = ([first]: readonly FieldProblem[]): Text => first?.title ?? bothWays('')

const mostTold = 60
const textOf = (value: unknown): string => String(value ?? '').slice(0, mostTold)
const bothWays = (text: string): Text => ({ zh: text, en: text })
