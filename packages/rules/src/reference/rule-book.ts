import type { Sources } from './basis.ts'
import { unknownChoices } from './check-item-condition.ts'
import { checkPeriods } from './check-periods.ts'
import { checkRequirement } from './check-requirement.ts'
import { type Fault, fault, repeated, unknownSources } from './fault.ts'
import { type Rule, type RuleFile, ruleFile } from './rule.ts'
import { type NamedContent, parsed, refuseFaults } from './rule-data.ts'
import { type Vocabulary, vocabulary } from './vocabulary.ts'
import { fieldWord, type Words, wordsOf } from './words-of.ts'

/** Rules that were checked against the vocabulary that they are written in. */
export interface RuleBook {
  readonly words: Words
  readonly sources: Sources
  readonly rules: ReadonlyMap<string, Rule>
}

/** @throws ProblemError RULE_DATA_INVALID, with the path of each item that is wrong */
export function ruleBookOf(words: NamedContent, rules: NamedContent): RuleBook {
  const known = parsed(vocabulary, words)
  const file = parsed(ruleFile, rules)
  const byKey = wordsOf(known)
  refuseFaults(words.name, checkVocabulary(known, byKey))
  refuseFaults(rules.name, checkRules(file, byKey))
  return {
    words: byKey,
    sources: file.sources,
    rules: new Map(file.rules.map((rule) => [rule.id, rule])),
  }
}

function checkVocabulary(
  { facts, lists, groups, sources }: Vocabulary,
  words: Words,
): readonly Fault[] {
  const known = new Set(Object.keys(sources))
  return [
    ...repeated(
      '/facts',
      facts.map(({ key }) => key),
    ),
    ...repeated(
      '/lists',
      lists.map(({ key }) => key),
    ),
    ...repeated(
      '/groups',
      groups.map(({ key }) => key),
    ),
    ...lists.flatMap(({ fields }, index) =>
      repeated(
        `/lists/${index}/fields`,
        fields.map(({ key }) => key),
      ),
    ),
    ...groups.flatMap(({ list, field, of, source }, index) => {
      const path = `/groups/${index}`
      const word = fieldWord(words, list, field)
      const choices =
        word?.kind === 'choice'
          ? unknownChoices(word, of, `${path}/of`)
          : [fault(`${path}/field`, `no choice "${field}" in "${list}"`)]
      return [...unknownSources(path, source, known), ...choices]
    }),
  ]
}

function checkRules({ rules, sources }: RuleFile, words: Words): readonly Fault[] {
  const known = { words, sources: new Set(Object.keys(sources)) }
  return [
    ...repeated(
      '/rules',
      rules.map(({ id }) => id),
    ),
    ...rules.flatMap(({ source, versions }, index) => {
      const path = `/rules/${index}`
      return [
        ...unknownSources(path, source, known.sources),
        ...repeated(
          `${path}/versions`,
          versions.map(({ version }) => version),
        ),
        ...checkPeriods(versions, `${path}/versions`),
        ...versions.flatMap((version, at) => {
          const within = `${path}/versions/${at}`
          return [
            ...unknownSources(within, version.source, known.sources),
            ...checkRequirement(known, version.requirement, `${within}/requirement`),
          ]
        }),
      ]
    }),
  ]
}
