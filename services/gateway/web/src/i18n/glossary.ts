import glossary from '../../../../../reference/glossary.json' with { type: 'json' }
import { type Language, useLanguage } from './language.ts'

export type Section = Exclude<keyof typeof glossary, 'meta'>

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
  return termOf(section, key)?.[language] ?? key
}

export function termOf(section: Section, key: string): Term | undefined {
  return termsOf(section).find((term) => term.key === key)
}

export function useWord(): (section: Section, key: string) => string {
  const language = useLanguage()
  return (section, key) => wordFor(section, key, language)
}

/** What a field is called; a name that means two things has one entry for each, such as Evidence.title. */
export function labelFor(owner: string, name: string, language: Language): string {
  return termOf('fields', `${owner}.${name}`)?.[language] ?? wordFor('fields', name, language)
}

export function useLabel(): (owner: string, name: string) => string {
  const language = useLanguage()
  return (owner, name) => labelFor(owner, name, language)
}

/** A person's word for an event type such as seedline.registry.v1.StageReached. */
export function useEventName(): (type: string) => string {
  const word = useWord()
  return (type) => word('events', shortType(type))
}

export function shortType(eventType: string): string {
  return eventType.slice(eventType.lastIndexOf('.') + 1)
}
