import { describe, expect, test } from '@jest/globals'
import { amountOf, money } from '@seedline/values'
import fc from 'fast-check'
import { judge } from './judge.ts'
import { asked, fact, inputsWith, on, question, sound, verdictWith } from './testing/samples.ts'
import { whatIf } from './what-if.ts'

type Otherwise = NonNullable<Parameters<typeof verdictWith>[0]>

const second = '0193a1f0-0000-7000-8000-000000000002'
const valuation = (amount: string, currency: 'CNY' | 'USD' = 'CNY') => ({
  currency,
  amount,
  on: on('2026-06-01'),
  appraiser: '示例评估',
})

/** The sound right and another, for a loan of so much. */
function two(
  amount: string,
  other: Partial<typeof sound> = {},
  valued: typeof asked.valuation = valuation('5000000.00'),
) {
  const inputs = inputsWith()
  return {
    ...inputs,
    question: {
      ...inputs.question,
      loan: { ...question.loan, amount },
      rights: [asked, { ...asked, rightId: second, valuation: valued }],
    },
    facts: { rights: [sound, { ...sound, rightId: second, ...other }], merged: [] },
  }
}
const unpaid = { fees: 'unknown' } as const
const barred = { grantedOn: fact('none' as const) }
const contested = {
  invalidations: [fact({ reference: 'c', since: on('2026-01-01'), until: null, outcome: null })],
} as const

describe('a portfolio', () => {
  test.each([
    [
      'bears what its eligible rights bear',
      '4500000.00',
      {},
      undefined,
      'eligible',
      '4500000.00',
      '4500000.00',
    ],
    [
      'doesn’t bear a fen more',
      '4500000.01',
      {},
      undefined,
      'ineligible',
      '4500000.00',
      '4500000.00',
    ],
    [
      'bears more under a condition',
      '4000000.00',
      contested,
      undefined,
      'conditional',
      '3000000.00',
      '4500000.00',
    ],
    [
      'may bear what isn’t known yet',
      '4000000.00',
      unpaid,
      undefined,
      'indeterminate',
      '3000000.00',
      '3000000.00',
    ],
    [
      'bears too little where even what isn’t known yet would be too little',
      '4500000.01',
      unpaid,
      undefined,
      'ineligible',
      '3000000.00',
      '3000000.00',
    ],
    [
      'bears less without a right that is barred',
      '4000000.00',
      barred,
      undefined,
      'ineligible',
      '3000000.00',
      '3000000.00',
    ],
    [
      'needs no right that is barred for a smaller loan',
      '3000000.00',
      barred,
      undefined,
      'eligible',
      '3000000.00',
      '3000000.00',
    ],
    [
      'adds no dollars to yuan',
      '4000000.00',
      {},
      valuation('5000000.00', 'USD'),
      'indeterminate',
      '3000000.00',
      '3000000.00',
    ],
  ] as const)('%s', (_, amount, other, valued, decision, eligible, withConditions) => {
    const verdict = judge(two(amount, other, valued))
    expect([verdict.decision, verdict.amounts]).toEqual([
      decision,
      expect.objectContaining({ eligible, withConditions, asked: amount }),
    ])
  })

  test('without an amount is asked whether any right of it may be pledged', () => {
    expect(judge(two('open', barred)).decision).toBe('eligible')
    expect(
      judge({ ...two('open', barred), facts: { rights: [{ ...sound, ...barred }], merged: [] } })
        .decision,
    ).toBe('indeterminate')
  })

  test('counts no right twice', () => {
    const inputs = inputsWith({ question: { rights: [asked, asked] } })
    expect(() => judge(inputs)).toThrow('RIGHT_ASKED_TWICE')
  })

  test('of no rights bears no loan', () => {
    expect(verdictWith({ question: { rights: [] } }).decision).toBe('ineligible')
  })
})

describe('the indicative amount', () => {
  test.each([
    ['invention', '0.3', 'BK-01', '10000000.05', '3000000.01'],
    ['utility-model', '0.2', 'BK-02', '0.04', '0.00'],
    ['design', '0.1', 'BK-03', '99.99', '9.99'],
    ['trademark', '0.5', 'BK-04', '0.01', '0.00'],
  ] as const)('of a %s is %s of its value, rounded down', (kind, ltv, code, amount, expected) => {
    const { rights } = verdictWith({ right: { kind }, asked: { valuation: valuation(amount) } })
    expect(rights[0]?.indicative).toMatchObject({ code, ltv, amount: expected })
  })

  test('is never above the bank’s part, and less than a fen below it', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: 0n, max: 10n ** 15n }),
        fc.integer({ min: 2_500, max: 5_000 }),
        (minor, points) => {
          const otherwise: Otherwise = {
            asked: { valuation: valuation(amountOf(money('CNY', minor))) },
            policy: { ltvInvention: `0.${points}` },
          }
          const found = verdictWith(otherwise).rights[0]?.indicative
          const told =
            found === undefined || found === 'unknown' ? -1n : BigInt(found.amount.replace('.', ''))
          const exact = minor * BigInt(points)
          expect(told * 10_000n <= exact && exact < (told + 1n) * 10_000n).toBe(true)
        },
      ),
      { numRuns: 60 },
    )
  })
})

describe('what if the loan were', () => {
  test('larger: it is answered as if it had been asked for so', () => {
    const inputs = two('4500000.00')
    expect(whatIf(inputs, { amount: '4500000.01' })).toEqual(judge(two('4500000.01')))
    expect(whatIf(inputs, {})).toEqual(judge(inputs))
  })

  test('longer: a tenor takes the maturity’s place', () => {
    const inputs = inputsWith()
    expect(whatIf(inputs, { tenorMonths: 36 }).decision).toBe('eligible')
    expect(whatIf(inputs, { tenorMonths: 37 }).decision).toBe('ineligible')
    expect(whatIf(inputs, { maturity: on('2038-02-08') }).rights[0]?.layers.statutory).toBe(
      'ineligible',
    )
  })
})
