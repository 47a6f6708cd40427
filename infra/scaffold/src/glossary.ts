import { type PlannedFile, textIn } from './plan.ts'

export const glossary = 'reference/glossary.json'

interface Term {
  readonly key: string
  readonly zh: string
  readonly en: string
}

type Glossary = Readonly<Record<string, readonly Term[]>>

// 'TrialBegun' is 'Trial begun', 'begunOn' is 'Begun on'.
const inWords = (name: string): string => {
  const words = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).trim()
  return words.charAt(0).toUpperCase() + words.slice(1)
}

/** The glossary with words for an event and its fields, where it names events: pages show them by it. */
export function wordsFor(
  root: string,
  event: string,
  zh: string | undefined,
  fields: readonly string[],
): readonly PlannedFile[] {
  const known = JSON.parse(textIn(root, glossary)) as Glossary
  const { events, fields: named } = known
  if (events === undefined || named === undefined) return []
  const termOf = (key: string): Term => ({
    key,
    zh: `${zh ?? ''}（待译：${inWords(key)}）`,
    en: inWords(key),
  })
  const lacking = fields.filter((key) => !named.some((term) => term.key === key))
  const text = {
    ...known,
    events: [...events, termOf(event)],
    fields: [...named, ...lacking.map(termOf)],
  }
  return [{ path: glossary, text: `${JSON.stringify(text, null, 1)}\n` }]
}
