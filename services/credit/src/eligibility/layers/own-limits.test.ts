import { describe, expect, test } from '@jest/globals'
import { answer, replay } from '../answer/answer.ts'
import type { OwnPolicy } from '../bank-policy.ts'
import { judge } from '../judge.ts'
import { inputsWith, type Otherwise, policyOf, question, rules } from '../testing/samples.ts'

const own = (more: Partial<OwnPolicy> = {}): OwnPolicy => ({
  digest: 'd'.repeat(64),
  acceptedKinds: [],
  mostAmount: 'open',
  ...more,
})
const inputs = (more: Partial<OwnPolicy>, change: Otherwise = {}) => ({
  ...inputsWith(change),
  policy: { ...policyOf(change.policy), version: '2026-1', own: own(more) },
})
const outcomeIn = (code: string, more: Partial<OwnPolicy>, change: Otherwise = {}) => {
  const { reasons, rights } = judge(inputs(more, change))
  return [...reasons, ...rights.flatMap((one) => one.reasons)].find((one) => one.code === code)
}
const loan = (more: Partial<typeof question.loan>) => ({
  question: { loan: { ...question.loan, ...more } },
})
const most = { currency: 'CNY', amount: '3000000.00' } as const

describe('What a bank has set beside the usual parameters', () => {
  test.each([
    ['nothing is asked of kinds where none are named', [], undefined],
    ['a kind that it accepts meets it', ['invention', 'trademark'], 'met'],
    ['a kind that it doesn’t accept bars the right', ['trademark'], 'not-met'],
  ])('%s', (_, acceptedKinds, outcome) => {
    expect(outcomeIn('BK-KINDS', { acceptedKinds })?.outcome).toBe(outcome)
  })

  test.each([
    ['nothing is asked where there is no most', 'open' as const, {}, undefined],
    ['a loan of the most meets it', most, {}, 'met'],
    ['a loan beyond it doesn’t', most, loan({ amount: '3000000.01' }), 'not-met'],
    ['of how much may be lent it tells the most', most, loan({ amount: 'open' }), 'met'],
    ['in another currency a person compares', most, loan({ currency: 'USD' }), 'needs-person'],
  ])('%s', (_, mostAmount, change, outcome) => {
    expect(outcomeIn('BK-MOST', { mostAmount }, change)?.outcome).toBe(outcome)
  })

  test('bars what the usual policy lets through, and says by which version', () => {
    const { rights } = judge(inputs({ acceptedKinds: ['trademark'] }))
    expect(rights[0]?.layers).toEqual({ statutory: 'eligible', policy: 'ineligible' })
    expect(outcomeIn('BK-KINDS', { acceptedKinds: ['trademark'] })?.ruleVersion).toBe('2026-1')
  })

  test('is named in the answer by version and digest, and replayed from what was recorded', () => {
    const { question: asked, facts, policy } = inputs({ acceptedKinds: ['invention'] })
    const { inputs: recorded, text } = answer(asked, facts, rules, policy)
    expect(JSON.parse(text).policy).toEqual({
      version: '2026-1',
      effectiveFrom: '2026-01-01',
      digest: 'd'.repeat(64),
    })
    expect(replay(JSON.parse(JSON.stringify(recorded)), rules)).toBe(text)
  })
})
