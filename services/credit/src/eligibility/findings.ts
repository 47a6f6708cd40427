import type { Text } from '@seedline/values'
import type { Change, Finding, MissingFact, UsedFact } from './reason.ts'

export const met = (zh: string, en: string, facts: readonly UsedFact[] = []): Finding => ({
  outcome: 'met',
  says: { zh, en },
  facts,
})

export const notMet = (
  zh: string,
  en: string,
  facts: readonly UsedFact[],
  more: Pick<Finding, 'changes' | 'allows'> = {},
): Finding => ({ outcome: 'not-met', says: { zh, en }, facts, ...more })

export const unknown = (
  missing: readonly MissingFact[],
  facts: readonly UsedFact[] = [],
  also: Text = { zh: '', en: '' },
): Finding => ({
  outcome: 'unknown',
  says: {
    zh: `不知道：${missing.map(({ name }) => name.zh).join('、')}${also.zh}`,
    en: `Not known: ${missing.map(({ name }) => name.en).join(', ')}${also.en}`,
  },
  facts,
  missing,
})

export const person = (
  zh: string,
  en: string,
  facts: readonly UsedFact[] = [],
  changes: readonly Change[] = [{ kind: 'judge' }],
): Finding => ({ outcome: 'needs-person', says: { zh, en }, facts, changes })
