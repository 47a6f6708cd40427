import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { holdings, totalOf } from '@seedline/register'
import { formatNumeric } from '@seedline/values'
import { planPackage } from './plan-package.ts'
import { readPackage } from './read-package.ts'

const samples = resolve(import.meta.dirname, '../../../../../shared/ocf/samples')
const jim = 'be7d1e2e-0c9c-485b-a27d-a5c982c4e659'

async function planned(name: string) {
  return planPackage(await readPackage(resolve(samples, name)))
}

if (existsSync(samples)) {
  describe('the published Open Cap Format samples', () => {
    test('quickstart: 5,000 preferred shares, all of one holder', async () => {
      const { register, warnings } = await planned('quickstart')
      expect([...holdings(register)].map(([id, n]) => [id, formatNumeric(n)])).toEqual([
        [jim, '5000'],
      ])
      expect(warnings.map(({ code }) => code)).toEqual([
        'OCF_VERSION_UNKNOWN',
        'OCF_FILE_MISNAMED',
        ...Array<string>(4).fill('OCF_MD5_MISMATCH'),
        'OCF_COST_BASIS_DIFFERS',
      ])
    })

    test('options: 30,000 shares, 75,000 options left of 100,000 and a pool of 8,000,000', async () => {
      const { plan, register, warnings } = await planned('options')
      expect(formatNumeric(totalOf(register))).toBe('30000')
      const classes = [...register.securities.values()].map((s) => [
        s.classId,
        formatNumeric(s.quantity),
      ])
      expect(classes).toEqual([
        ['0c21a4fd-f758-4e8a-b0ec-3fab5a5dc452', '5000'],
        ['e1d930f7-592d-4414-a3ab-a78fe4b932d1', '25000'],
      ])
      const [grant] = register.options.values()
      expect(grant && formatNumeric(grant.quantity)).toBe('75000')
      expect(JSON.stringify(plan)).toContain('"sharesReserved":"8000000","adjustedOn":"2023-01-01"')
      expect(warnings.map(({ code }) => code)).toEqual(
        expect.arrayContaining([
          'OCF_EXERCISE_MISNAMED',
          'OCF_COST_BASIS_DIFFERS',
          'OCF_LATER_THAN_AS_OF',
          'OCF_REFERENCE_LOOSE',
        ]),
      )
    })

    test('both are of one issuer, so the second only adds to the first', async () => {
      const [quickstart, options] = [await planned('quickstart'), await planned('options')]
      const texts = options.plan.steps.map((step) => JSON.stringify(step))
      expect(quickstart.plan.steps.every((step) => texts.includes(JSON.stringify(step)))).toBe(true)
    })
  })
} else {
  test('SKIPPED: the Open Cap Format samples are not beside this checkout, nothing was checked', () => {
    expect(existsSync(samples)).toBe(false)
  })
}
