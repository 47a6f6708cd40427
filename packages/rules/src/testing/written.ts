import type { Unit } from '../exact/unit.ts'
import { type Facts, factsOf } from '../facts/facts.ts'
import { parseFacts } from '../facts/read-facts-file.ts'
import type { Words } from '../reference/words-of.ts'

/** Facts as a file has them, each under a name by which a test changes it or leaves it out. */
export type Written = Readonly<Record<string, WrittenFact | WrittenList>>

interface WrittenFact {
  readonly fact: string
  readonly value: string | boolean
  readonly unit?: Unit
  readonly year?: number
  readonly asOf?: string
  readonly by?: string
}

interface WrittenList {
  readonly list: string
  readonly asOf: string
  readonly complete: boolean
  readonly items: readonly Readonly<Record<string, unknown>>[]
}

export const contentOf = (written: Written) => {
  const all = Object.values(written)
  return {
    facts: all.filter((each) => 'fact' in each),
    lists: all.filter((each) => 'list' in each),
  }
}

/** @throws Error where the facts are not written as a file's have to be */
export function factsFrom(words: Words, written: Written): Facts {
  const read = parseFacts(contentOf(written), words)
  if (!read.ok) throw new Error(JSON.stringify(read.problems))
  return factsOf(read.value)
}

export const without = (written: Written, name: string): Written =>
  Object.fromEntries(Object.entries(written).filter(([key]) => key !== name))

export const yearly = (fact: string, year: number, value: string, unit: Unit = '万元') =>
  ({ [`${fact} ${year}`]: { fact, year, value, unit } }) as const

export const standing = (fact: string, value: string, unit: Unit, asOf: string) => ({
  [fact]: { fact, value, unit, asOf },
})

export const date = (fact: string, value: string) => ({ [fact]: { fact, value } })

export const answer = (fact: string, value: boolean, asOf: string) => ({
  [fact]: { fact, value, asOf },
})

export const judgement = (fact: string, value: boolean, asOf: string) => ({
  [fact]: { fact, value, asOf, by: 'district office' },
})

type Items = WrittenList['items']

export const list = (name: string, asOf: string, items: Items, complete = true) => ({
  [name]: { list: name, asOf, complete, items },
})

export const amount = (value: string, unit: Unit) => ({ value, unit })

export const invention = (name: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name,
  kind: 'invention',
  acquisition: 'own',
  granted_on: '2020-01-01',
  owner_rank: amount('3', 'place'),
  in_force: true,
  main_product: true,
  in_use: true,
  ...more,
})

export const held = (designation: string, more: Readonly<Record<string, unknown>> = {}) => ({
  name: designation,
  designation,
  valid_from: '2000-01-01',
  valid_to: '2099-12-31',
  ...more,
})
