import type { FactKind, FactWord, FieldWord, ListWord, Vocabulary } from './vocabulary.ts'

type Group = Vocabulary['groups'][number]

/** The vocabulary by key. */
export interface Words {
  readonly facts: ReadonlyMap<string, FactWord>
  readonly lists: ReadonlyMap<string, ListWord>
  readonly groups: ReadonlyMap<string, Group>
}

export function wordsOf({ facts, lists, groups }: Vocabulary): Words {
  return { facts: byKey(facts), lists: byKey(lists), groups: byKey(groups) }
}

const byKey = <T extends { readonly key: string }>(items: readonly T[]): ReadonlyMap<string, T> =>
  new Map(items.map((item) => [item.key, item]))

/** A fact of that kind; undefined where the vocabulary has none. */
export function factWord<Kind extends FactKind>(
  words: Words,
  fact: string,
  kind: Kind,
): Extract<FactWord, { kind: Kind }> | undefined {
  const word = words.facts.get(fact)
  return word?.kind === kind ? (word as Extract<FactWord, { kind: Kind }>) : undefined
}

export const fieldWord = (words: Words, list: string, field: string): FieldWord | undefined =>
  words.lists.get(list)?.fields.find((each) => each.key === field)
