import glossary from '../../../../../reference/glossary.json' with { type: 'json' }
import { type Language, useLanguage } from './language.ts'

type Section = Exclude<keyof typeof glossary, 'meta'>

interface Term {
  readonly key: string
  readonly zh: string
  readonly en: string
}

/** All terms of one section, in their order. */
export function termsOf(section: Section): readonly Term[] {
  return glossary[section]
}

/** The one word for a key in a language; the key itself when the glossary lacks it. */
export function wordFor(section: Section, key: string, language: Language): string {
  return termsOf(section).find((term) => term.key === key)?.[language] ?? key
}

export function useWord(): (section: Section, key: string) => string {
  const language = useLanguage()
  return (section, key) => wordFor(section, key, language)
}
