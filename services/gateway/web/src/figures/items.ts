import vocabulary from '../../../../../reference/facts.json' with { type: 'json' }
import { useLanguage } from '../i18n/language.ts'

interface Item {
  readonly value: string
  readonly label: string
  readonly measures: string
}

/** The items that enterprises state, in the order of the catalogue and in the reader's language. */
export function useItems(): readonly Item[] {
  const language = useLanguage()
  return vocabulary.facts.flatMap((fact) =>
    'statement' in fact && fact.statement
      ? [{ value: fact.key, label: fact[language], measures: fact.measures ?? '' }]
      : [],
  )
}
