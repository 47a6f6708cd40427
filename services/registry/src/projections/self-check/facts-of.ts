import { mayRead } from '@seedline/contracts/ownership'
import { type Fact, type Facts, factsOf, keyOf, tellFact, type Words } from '@seedline/rules'
import type { LocalDate, Text } from '@seedline/values'
import { seesFigures } from '../../facts/secret-figures.ts'
import type { Gathered, Gatherer, Gathering } from './gatherer.ts'
import { readGathered } from './read-gathered.ts'

/** A fact that another register says already, or that can't be read. */
export interface LeftAside {
  readonly name: Text
  readonly period: string
  readonly value: Text
  readonly register: Text
  /** Why it can't be read; undefined where another register says it already. */
  readonly why?: Text
}

export interface GatheredFacts {
  readonly facts: Facts
  readonly registers: readonly { readonly name: Text; readonly facts: number }[]
  readonly aside: readonly LeftAside[]
  /** The asker may not read figures of years, or what was attested either: whether there are any, the answer doesn't tell. */
  readonly figuresWithheld: boolean
}

/** What is supposed comes before what any register says. */
export const supposedName: Text = { zh: '假设', en: 'Supposed' }

/** What one register says. */
export interface FromRegister {
  readonly name: Text
  readonly gathered: Gathered
}

/** All that the registry knows of an enterprise on a day, of what the asker may read at all. */
export const gatheredFor = (
  gatherers: readonly Gatherer[],
  asked: Gathering,
): Promise<readonly FromRegister[]> =>
  Promise.all(
    gatherers
      .filter(({ register }) => mayRead(asked.actor, register, asked.uscc))
      .map(async ({ name, gather }) => ({ name, gathered: await gather(asked) })),
  )

/**
 * What registers say as far as the asker may be told it, by the vocabulary of rules. What the asker may not read in its
 * own register is as if it were not there: it is neither used nor counted nor named.
 */
export function factsKnown(
  words: Words,
  from: readonly FromRegister[],
  { actor, on, uscc }: Pick<Gathering, 'actor' | 'on' | 'uscc'>,
  supposed: readonly Fact[] = [],
): GatheredFacts {
  const figuresWithheld = !seesFigures(actor, uscc)
  // Before they are read: what can't be read is named, too.
  const tellable = (gathered: Gathered): Gathered => {
    if (!figuresWithheld) return gathered
    const { facts = [], ...others } = gathered
    return {
      ...others,
      facts: facts.filter(({ fact }) => words.facts.get(fact)?.kind !== 'yearly'),
    }
  }
  const told = from.map(({ name, gathered }) => ({
    name,
    ...readGathered(words, tellable(gathered)),
  }))
  const first = { name: supposedName, facts: supposed, unreadable: [] }
  const all = supposed.length > 0 ? [first, ...told] : told
  const kept = new Map<string, Fact>()
  const aside: LeftAside[] = []
  for (const { name: register, facts, unreadable } of all) {
    aside.push(...unreadable.map((one) => ({ ...one, register })))
    for (const fact of facts) {
      const key = keyOf(fact)
      if (!kept.has(key)) kept.set(key, fact)
      else aside.push({ ...tellFact(words, fact), register })
    }
  }
  return {
    facts: factsOf(withCompleteLists(words, [...kept.values()], on)),
    registers: all.map(({ name, facts }) => ({ name, facts: facts.length })),
    aside,
    figuresWithheld,
  }
}

// No register knows whether it knows all. Where a person says so, a list that is not there is empty.
function withCompleteLists(words: Words, facts: readonly Fact[], on: LocalDate): readonly Fact[] {
  const said = factsOf(facts.filter(({ kind }) => kind === 'answer'))
  const complete = (list: string) => said.answer(`${list}_complete`, on)
  const lists = facts.map((fact) =>
    fact.kind === 'list' && complete(fact.fact)?.holds ? { ...fact, complete: true } : fact,
  )
  const there = new Set(facts.filter(({ kind }) => kind === 'list').map(({ fact }) => fact))
  const empty = [...words.lists.keys()].flatMap((list): readonly Fact[] => {
    const answer = complete(list)
    if (there.has(list) || !answer?.holds) return []
    const { source, confidence } = answer
    return [{ kind: 'list', fact: list, asOf: on, complete: true, items: [], source, confidence }]
  })
  return [...lists, ...empty]
}
