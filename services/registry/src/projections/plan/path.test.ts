import { describe, expect, test } from '@jest/globals'
import { figureUnitsPerOne } from '@seedline/values'
import fc from 'fast-check'
import { onPath, type Path, reachesPath, yearlyRate } from './path.ts'

const yuan = (amount: bigint) => amount * figureUnitsPerOne

const plan: Path = {
  from: 2021,
  to: 2025,
  begin: yuan(32_400_000_000n),
  aim: yuan(55_000_000_000n),
}

describe('The path from 32.4 to 55 billion', () => {
  test('begins at the baseline, ends at the target, and grows by 14.14 % a year', () => {
    expect(onPath(plan, 2021)).toBe(plan.begin)
    expect(onPath(plan, 2025)).toBe(plan.aim)
    expect(yearlyRate(plan.begin, plan.aim, 4)).toBe('0.1414')
    expect(onPath(plan, 2023) / figureUnitsPerOne).toBe(42_213_741_839n)
  })

  test('is told as the least whole yuan that lie on it', () => {
    const years = fc.integer({ min: 2021, max: 2025 })
    fc.assert(
      fc.property(years, (year) => {
        const told = onPath(plan, year)
        expect(reachesPath(plan, year, told)).toBe(true)
        expect(reachesPath(plan, year, told - figureUnitsPerOne)).toBe(false)
      }),
    )
  })

  test('is reached by no negative amount, however it would be raised to a power', () => {
    expect(reachesPath(plan, 2023, -plan.aim * 2n)).toBe(false)
  })

  test('has no rate where it begins with nothing', () => {
    expect(yearlyRate(0n, 5n, 4)).toBeUndefined()
    expect(yearlyRate(4n, 1n, 2)).toBe('-0.5000')
  })
})
