import { describe, expect, test } from '@jest/globals'
import { localDate } from '@seedline/values'
import { judge } from '../judge.ts'
import { decisions, worstOf } from '../reason.ts'
import {
  asked,
  fact,
  inputsWith,
  on,
  question,
  reasonIn,
  rules,
  unlooked,
  verdictWith,
} from '../testing/samples.ts'

type Otherwise = NonNullable<Parameters<typeof verdictWith>[0]>

const model = { kind: 'utility-model', sameDayNumber: fact('none') } as const
const design = { kind: 'design' } as const
const loan = (more: Partial<typeof question.loan>): Otherwise => ({
  question: { loan: { ...question.loan, ...more } },
})
const valued = (day: string): Otherwise => ({
  asked: {
    valuation: { currency: 'CNY', amount: '10000000.00', on: on(day), appraiser: '示例评估' },
  },
})
const licence = (kind: 'exclusive' | 'sole' | 'unstated', until?: string) => ({
  licences: [
    fact({
      reference: 'l1',
      since: on('2025-01-01'),
      until: until ? on(until) : null,
      licensee: '某公司',
      kind,
    }),
  ],
})
const bought = (day: string) => ({ acquisition: fact('transfer'), acquiredOn: fact(on(day)) })
const required = { controllerGuarantee: 'required' }

describe('each rule of the bank is met, not met, or not known to be', () => {
  const cases: readonly (readonly [string, string, Otherwise, string, string])[] = [
    [
      'BK-05',
      'an invention with five years left to the day',
      { right: { expiresOn: fact(on('2031-11-30')) } },
      'met',
      'eligible',
    ],
    [
      'BK-05',
      'an invention with a day less',
      { right: { expiresOn: fact(on('2031-11-29')) } },
      'not-met',
      'ineligible',
    ],
    [
      'BK-05',
      'an invention of a bank that asks for ten years',
      { right: { expiresOn: fact(on('2036-11-29')) }, policy: { minRemainingYearsInvention: 10 } },
      'not-met',
      'ineligible',
    ],
    [
      'BK-05',
      'an invention whose end isn’t known',
      { right: { expiresOn: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'BK-06',
      'a model with three years left',
      { right: { ...model, expiresOn: fact(on('2029-11-30')) } },
      'met',
      'eligible',
    ],
    [
      'BK-06',
      'a design with a day less',
      { right: { ...design, expiresOn: fact(on('2029-11-29')) } },
      'not-met',
      'ineligible',
    ],
    [
      'BK-06',
      'a model whose end isn’t known',
      { right: { ...model, expiresOn: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'BK-07',
      'not in use',
      { asked: { declared: { ...asked.declared, implemented: fact(false) } } },
      'not-met',
      'ineligible',
    ],
    [
      'BK-07',
      'of which nobody knows whether it is in use',
      { asked: { declared: { secret: fact(false) } } },
      'unknown',
      'indeterminate',
    ],
    ['BK-08', 'a secret one', { right: { secret: fact(true) } }, 'not-met', 'ineligible'],
    [
      'BK-08',
      'of which nobody knows whether it is secret',
      { asked: { declared: { implemented: fact(true) } } },
      'unknown',
      'indeterminate',
    ],
    ['BK-09', 'valued a year ago to the day', valued('2025-11-30'), 'met', 'eligible'],
    ['BK-09', 'valued a day earlier', valued('2025-11-29'), 'not-met', 'ineligible'],
    ['BK-09', 'valued in days to come', valued('2026-12-01'), 'not-met', 'ineligible'],
    [
      'BK-09',
      'that nobody has valued',
      { asked: { valuation: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'BK-10',
      'a loan of three years to the day',
      loan({ maturity: on('2029-11-30') }),
      'met',
      'eligible',
    ],
    [
      'BK-10',
      'a loan of 36 months',
      loan({ maturity: 'unknown', tenorMonths: 36 }),
      'met',
      'eligible',
    ],
    [
      'BK-10',
      'a loan of a day more',
      loan({ maturity: on('2029-12-01') }),
      'not-met',
      'ineligible',
    ],
    [
      'BK-10',
      'a loan of which nobody said how long',
      loan({ maturity: 'unknown' }),
      'unknown',
      'indeterminate',
    ],
    ['BK-11', 'licensed to one alone', { right: licence('exclusive') }, 'not-met', 'conditional'],
    [
      'BK-11',
      'licensed to one alone, for a bank that refuses that',
      { right: licence('exclusive'), policy: { exclusiveLicence: 'block' } },
      'not-met',
      'ineligible',
    ],
    [
      'BK-11',
      'whose exclusive licence is over',
      { right: licence('exclusive', '2026-11-30') },
      'met',
      'eligible',
    ],
    ['BK-11', 'with a sole licence', { right: licence('sole') }, 'met', 'eligible'],
    [
      'BK-11',
      'with a licence of which nobody knows the kind',
      { right: licence('unstated') },
      'unknown',
      'indeterminate',
    ],
    [
      'BK-11',
      'whose licences nobody looked up',
      { right: unlooked('licences') },
      'unknown',
      'indeterminate',
    ],
    [
      'BK-12',
      'a debtor under a judgment',
      { question: { borrower: { ...question.borrower, 'judgment-debtor': fact('adverse') } } },
      'not-met',
      'ineligible',
    ],
    [
      'BK-12',
      'a borrower of whom nobody asked',
      { question: { borrower: {} } },
      'unknown',
      'indeterminate',
    ],
    [
      'BK-13',
      'a guaranteed loan',
      { policy: required, question: { controllerGuarantee: fact(true) } },
      'met',
      'eligible',
    ],
    [
      'BK-13',
      'no guarantee',
      { policy: required, question: { controllerGuarantee: fact(false) } },
      'not-met',
      'ineligible',
    ],
    ['BK-13', 'a guarantee that nobody knows of', { policy: required }, 'unknown', 'indeterminate'],
    ['BK-14', 'bought a year ago to the day', { right: bought('2025-11-30') }, 'met', 'eligible'],
    ['BK-14', 'bought a day later', { right: bought('2025-12-01') }, 'not-met', 'conditional'],
    [
      'BK-14',
      'acquired nobody knows when',
      { right: { acquisition: fact('transfer'), acquiredOn: 'unknown' } },
      'unknown',
      'indeterminate',
    ],
    [
      'BK-14',
      'acquired lately, nobody knows how',
      { right: { acquisition: 'unknown', acquiredOn: fact(on('2026-11-01')) } },
      'unknown',
      'indeterminate',
    ],
  ]
  test.each(cases)('%s: %s', (code, _, otherwise, outcome, allows) => {
    expect(reasonIn(otherwise, code)).toMatchObject({
      outcome,
      allows,
      layer: 'policy',
      ruleVersion: 'v1',
    })
    if (allows !== 'eligible') expect(verdictWith(otherwise).decision).not.toBe('eligible')
  })

  test('and none of them is left out of this table', () => {
    const asked = rules.pledge.policyDefaults.flatMap(({ parameters }) => parameters)
    // How much of a value is lent bars nothing by itself: the table of ratios is below.
    for (const { id } of asked.filter(({ kind }) => kind !== 'ratio')) {
      const outcomes = new Set(cases.filter(([code]) => code === id).map(([, , , one]) => one))
      // What the sound right meets needs no line of its own.
      const met = outcomes.has('met') || reasonIn({}, id).outcome === 'met'
      expect([id, met, ...['not-met', 'unknown'].map((one) => outcomes.has(one))]).toEqual([
        id,
        true,
        true,
        true,
      ])
    }
  })
})

describe('of a value the bank lends its part, by kind', () => {
  const trademark = { family: 'trademark', kind: 'trademark' } as const
  test.each([
    ['BK-01', 'ltvInvention', '0.45', {}, '4500000.00'],
    ['BK-02', 'ltvUtilityModel', '0.15', model, '1500000.00'],
    ['BK-03', 'ltvDesign', '0.05', design, '500000.00'],
    ['BK-04', 'ltvTrademark', '0.2', trademark, '2000000.00'],
  ] as const)(
    '%s: by %s = %s, and nothing without a valuation',
    (code, key, ltv, right, amount) => {
      const policy = { [key]: ltv }
      const indicative = (more: Otherwise = {}) =>
        verdictWith({ policy, right, ...more }).rights[0]?.indicative
      expect(indicative()).toMatchObject({ code, ltv, amount })
      expect(indicative({ asked: { valuation: 'unknown' } })).toBe('unknown')
    },
  )
})

test('what a bank doesn’t ask for isn’t looked at', () => {
  const policy = {
    requireImplemented: false,
    excludeDefence: false,
    exclusiveLicence: 'ignore',
    minHoldingMonths: 0,
    borrowerChecks: [],
  }
  const { decision, rights, reasons } = verdictWith({
    policy,
    asked: { declared: {} },
    right: unlooked('licences'),
    question: { borrower: {} },
  })
  expect(decision).toBe('eligible')
  const codes = [...reasons, ...rights.flatMap((one) => one.reasons)].map(({ code }) => code)
  for (const code of ['BK-07', 'BK-08', 'BK-11', 'BK-12', 'BK-13', 'BK-14'])
    expect(codes).not.toContain(code)
})

test('a default that rests on no law says so wherever it is told', () => {
  expect(reasonIn({}, 'BK-05').doubt?.en).toContain('worked out here')
})

describe('the layers', () => {
  const barred: Otherwise = { right: { grantedOn: fact('none') } }
  const short: Otherwise = { right: { expiresOn: fact(on('2031-01-01')) } }
  const unsure: Otherwise = { asked: { valuation: 'unknown' } }
  const flagged: Otherwise = { right: licence('exclusive') }
  const layersOf = (otherwise: Otherwise) => {
    const [right] = verdictWith(otherwise).rights
    return [right?.layers.statutory, right?.layers.policy, right?.decision]
  }

  test.each([
    ['both pass', {}, ['eligible', 'eligible', 'eligible']],
    ['the law refuses', barred, ['ineligible', 'eligible', 'ineligible']],
    ['the bank refuses', short, ['eligible', 'ineligible', 'ineligible']],
    [
      'both refuse',
      { right: { ...barred.right, ...short.right } },
      ['ineligible', 'ineligible', 'ineligible'],
    ],
    ['the bank doesn’t know', unsure, ['eligible', 'indeterminate', 'indeterminate']],
    [
      'the law refuses, and the bank doesn’t know',
      { ...barred, ...unsure },
      ['ineligible', 'indeterminate', 'ineligible'],
    ],
    [
      'nobody knows of the law, and the bank refuses',
      { right: { ...short.right, fees: 'unknown' } },
      ['indeterminate', 'ineligible', 'ineligible'],
    ],
    ['the bank sets a condition', flagged, ['eligible', 'conditional', 'conditional']],
    [
      'the bank sets a condition, and nobody knows of the law',
      { right: { ...flagged.right, fees: 'unknown' } },
      ['indeterminate', 'conditional', 'indeterminate'],
    ],
  ] as const)('decide together: %s', (_, otherwise, expected) => {
    expect(layersOf(otherwise as Otherwise)).toEqual(expected)
  })

  const statutory: Readonly<Record<string, Otherwise['right']>> = {
    eligible: {},
    conditional: {
      invalidations: [
        fact({ reference: '4W1', since: on('2026-05-01'), until: null, outcome: null }),
      ],
    },
    indeterminate: { fees: 'unknown' },
    ineligible: barred.right,
  }
  const ofBank: Readonly<Record<string, Otherwise>> = {
    eligible: {},
    conditional: flagged,
    indeterminate: unsure,
    ineligible: short,
  }
  const unsupported = { ...rules, pledge: { ...rules.pledge, localSupport: [] } }
  const each = decisions.flatMap((law) =>
    decisions.flatMap((bank) => [true, false].map((support) => [law, bank, support] as const)),
  )
  test.each(each)('law %s, bank %s, supported %s: the worse of the two', (law, bank, support) => {
    const { right = {}, asked } = ofBank[bank] ?? {}
    const inputs = inputsWith({ right: { ...statutory[law], ...right }, ...(asked && { asked }) })
    const { rights, localSupport } = judge(support ? inputs : { ...inputs, rules: unsupported })
    expect(localSupport.length > 0).toBe(support)
    expect(rights[0]?.layers).toEqual({ statutory: law, policy: bank })
    expect(rights[0]?.decision).toBe(worstOf([law, bank]))
  })

  test('of support are told for the product and the day, and change no verdict', () => {
    const { localSupport } = verdictWith()
    expect(localSupport.map(({ code }) => code)).toContain('SZ-01')
    expect(localSupport.find(({ code }) => code === 'SZ-03')?.ended?.en).toContain('merged')
    expect(localSupport.find(({ code }) => code === 'SZ-06')?.doubt?.en).toContain('from memory')
    expect(verdictWith({ question: { day: localDate('2026-11-22') } }).localSupport).toEqual([])
  })

  test('answer for no day on which they weren’t in force', () => {
    const early = verdictWith({ question: { day: localDate('2021-11-14') } })
    const codes = [...early.reasons, ...early.rights.flatMap((one) => one.reasons)].map(
      ({ code }) => code,
    )
    expect(codes).toEqual(expect.arrayContaining(['RULES-UNKNOWN', 'POLICY-UNKNOWN']))
    expect(early.decision).toBe('indeterminate')
  })

  test('know no rule on the pledge of software: nobody collected one', () => {
    const { rights } = verdictWith({
      right: { family: 'software-copyright', kind: 'software-copyright' },
    })
    expect(rights[0]).toMatchObject({ decision: 'indeterminate', indicative: 'unknown' })
  })

  test('know nothing of a right that isn’t on record', () => {
    const inputs = inputsWith()
    const { decision, rights } = judge({ ...inputs, facts: { rights: [], merged: [] } })
    expect([decision, rights[0]?.decision]).toEqual(['indeterminate', 'indeterminate'])
  })
})
