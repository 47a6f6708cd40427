import { type Section, termsOf } from '../i18n/glossary.ts'
import { useLanguage } from '../i18n/language.ts'

/** The terms of a section to choose from, in the reader's language. */
export function useTermOptions(section: Section): readonly { value: string; label: string }[] {
  const language = useLanguage()
  return termsOf(section).map((term) => ({ value: term.key, label: term[language] }))
}
