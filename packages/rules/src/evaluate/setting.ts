import type { LocalDate, Text } from '@seedline/values'
import type { Facts } from '../facts/facts.ts'
import type { RuleConfidence } from '../reference/basis.ts'
import type { Purpose } from '../reference/requirement.ts'
import type { Words } from '../reference/words-of.ts'

/** What a requirement is evaluated in: whose facts, on which day, what for, and on what authority. */
export interface Setting {
  readonly words: Words
  readonly facts: Facts
  readonly on: LocalDate
  readonly purpose: Purpose
  readonly basis: { readonly source: readonly string[]; readonly confidence: RuleConfidence }
}

/** The last calendar year that was over on that day: by law the fiscal year is the calendar year. */
export const lastFullYear = ({ on }: Pick<Setting, 'on'>): number => Number(on.slice(0, 4)) - 1

/** What people call a fact or a list; rules were checked to name none that isn't there. */
export function nameOf({ words }: Pick<Setting, 'words'>, key: string): Text {
  const { zh, en } = words.facts.get(key) ?? words.lists.get(key) ?? { zh: key, en: key }
  return { zh, en }
}
