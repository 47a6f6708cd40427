import { describe, expect, test } from '@jest/globals'
import { fact, verdictWith } from './testing/samples.ts'

const insured = (
  statements: Record<string, boolean>,
  trade: 'passes' | 'fails' | 'unknown' = 'passes',
) =>
  verdictWith({
    question: {
      product: 'credit-insurance-finance',
      statements: Object.fromEntries(
        Object.entries(statements).map(([key, holds]) => [key, fact(holds)]),
      ),
      judgements: { 'true-trade': trade },
    },
  })

describe('of a product other than the pledge', () => {
  test.each([
    ['all is so', { 'policy-and-limit': true, assignment: true }, 'passes', 'eligible'],
    [
      'a person has yet to judge',
      { 'policy-and-limit': true, assignment: true },
      'unknown',
      'conditional',
    ],
    ['something isn’t known', { 'policy-and-limit': true }, 'passes', 'indeterminate'],
    ['something isn’t so', { 'policy-and-limit': false }, 'passes', 'ineligible'],
    [
      'a person judges against it',
      { 'policy-and-limit': true, assignment: true },
      'fails',
      'ineligible',
    ],
  ] as const)('%s', (_, statements, trade, decision) => {
    const verdict = insured(statements, trade)
    expect(verdict).toMatchObject({ decision, rights: [], amounts: 'none' })
    expect(verdict.reasons.map(({ code }) => code)).toEqual([
      'policy-and-limit',
      'assignment',
      'true-trade',
    ])
  })

  test('what it asks for is from memory, and says so', () => {
    expect(insured({}).reasons[0]?.doubt?.en).toContain('from memory')
  })

  test.each(['credit-loan', 'finance-lease'] as const)('a %s is asked for its own', (product) => {
    expect(verdictWith({ question: { product } }).reasons.length).toBeGreaterThan(2)
  })
})
