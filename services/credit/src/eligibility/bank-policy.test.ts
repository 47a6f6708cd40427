import { describe, expect, test } from '@jest/globals'
import { parseBankPolicy } from './bank-policy.ts'
import { policyOf, rules } from './testing/samples.ts'

const read = (input: unknown) => {
  const [defaults] = rules.pledge.policyDefaults
  if (defaults === undefined) throw new Error('no defaults')
  return parseBankPolicy(input, defaults)
}
const policy = (parameters: unknown) => ({ version: 'v1', effectiveFrom: '2026-01-01', parameters })

describe('a bank’s policy', () => {
  test('has the default of whatever it doesn’t set', () => {
    expect(policyOf({ ltvInvention: '0.35' }).parameters).toEqual({
      ltvInvention: '0.35',
      ltvUtilityModel: '0.2',
      ltvDesign: '0.1',
      ltvTrademark: '0.5',
      minRemainingYearsInvention: 5,
      minRemainingYearsOther: 3,
      requireImplemented: true,
      excludeDefence: true,
      valuationValidityMonths: 12,
      maxTenorMonths: 36,
      exclusiveLicence: 'warn',
      borrowerChecks: ['credit-report', 'judgment-debtor', 'abnormal-list'],
      controllerGuarantee: 'optional',
      minHoldingMonths: 12,
    })
  })

  test.each([
    ['a ratio above its range', policy({ ltvInvention: '0.51' }), '/parameters/ltvInvention'],
    ['a ratio below its range', policy({ ltvTrademark: '0.1999' }), '/parameters/ltvTrademark'],
    ['a ratio as a float', policy({ ltvDesign: 0.1 }), '/parameters/ltvDesign'],
    [
      'years that aren’t whole',
      policy({ minRemainingYearsOther: 2.5 }),
      '/parameters/minRemainingYearsOther',
    ],
    [
      'years as text',
      policy({ minRemainingYearsOther: '3' }),
      '/parameters/minRemainingYearsOther',
    ],
    ['a tenor beyond three years', policy({ maxTenorMonths: 37 }), '/parameters/maxTenorMonths'],
    ['perhaps', policy({ excludeDefence: 'perhaps' }), '/parameters/excludeDefence'],
    [
      'a choice that there isn’t',
      policy({ exclusiveLicence: 'shrug' }),
      '/parameters/exclusiveLicence',
    ],
    [
      'a check that there isn’t',
      policy({ borrowerChecks: ['credit-report', 'horoscope'] }),
      '/parameters/borrowerChecks/1',
    ],
    [
      'a check twice',
      policy({ borrowerChecks: ['credit-report', 'credit-report'] }),
      '/parameters/borrowerChecks',
    ],
    ['a parameter that there isn’t', policy({ ltv: '0.3' }), '/parameters/ltv'],
    ['parameters that are none', policy([]), '/parameters'],
    ['no version', { effectiveFrom: '2026-01-01' }, '/version'],
    ['a day that doesn’t exist', { version: 'v1', effectiveFrom: '2026-02-30' }, '/effectiveFrom'],
    ['nothing', null, ''],
  ])('with %s is refused, with its path', (_, input, pointer) => {
    const parsed = read(input)
    expect(parsed).toMatchObject({ ok: false, problem: { code: 'POLICY_INVALID' } })
    if (!parsed.ok) expect(parsed.problem.fields?.map((one) => one.pointer)).toEqual([pointer])
  })
})
