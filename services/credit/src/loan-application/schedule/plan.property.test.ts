import { describe, expect, test } from '@jest/globals'
import { addMonths, localDate, money, parseRate, trusted } from '@seedline/values'
import fc from 'fast-check'
import { dueDays, usualFirst } from './due-days.ts'
import { daysOf, interestOn, shareOf } from './interest.ts'
import { type Interest, plan } from './plan.ts'
import { afterEarly, onOtherDays, splitAt } from './replan.ts'

const methods = ['equal-principal', 'equal-instalments', 'interest-first', 'bullet'] as const
const dayCounts = ['actual-360', 'actual-365', 'thirty-360'] as const

const loans = fc
  .record({
    minor: fc.bigInt({ min: 1n, max: 10n ** 14n }),
    hundredths: fc.integer({ min: 1, max: 3600 }),
    method: fc.constantFrom(...methods),
    dayCount: fc.constantFrom(...dayCounts),
    months: fc.integer({ min: 1, max: 120 }),
    every: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 31 }),
    month: fc.integer({ min: 1, max: 12 }),
  })
  .map(({ minor, hundredths, method, dayCount, months, every, day, month }) => {
    const first = localDate(`2024-${String(month).padStart(2, '0')}-01`)
    const drawnOn = localDate(`${first.slice(0, 8)}${String(Math.min(day, 28)).padStart(2, '0')}`)
    const maturesOn = addMonths(drawnOn, months)
    const terms = { everyMonths: every, maturesOn }
    const days = dueDays({ first: usualFirst(drawnOn, terms), ...terms }, 121) ?? []
    const ratePercent = trusted(parseRate((hundredths / 100).toFixed(2)))
    const interest: Interest = { method, dayCount, ratePercent }
    return { amount: money('CNY', minor), drawnOn, days, interest }
  })

const principalOf = (instalments: ReturnType<typeof plan>) =>
  instalments.reduce((sum, { principal }) => sum + principal.minor, 0n)

describe('A repayment schedule', () => {
  test('repays exactly the principal, nothing of it twice and nothing negative, on days that follow one another', () => {
    fc.assert(
      fc.property(loans, ({ amount, drawnOn, days, interest }) => {
        const instalments = plan({ amount, since: drawnOn, days }, interest)
        expect(principalOf(instalments)).toBe(amount.minor)
        let before: string = drawnOn
        for (const { dueOn, principal, interest: bears } of instalments) {
          expect(dueOn > before).toBe(true)
          expect(principal.minor >= 0n && bears.minor >= 0n).toBe(true)
          before = dueOn
        }
        expect(instalments.at(-1)?.dueOn).toBe(days.at(-1))
      }),
    )
  })

  test('bears interest on what is left, rounded once for each period', () => {
    fc.assert(
      fc.property(loans, ({ amount, drawnOn, days, interest }) => {
        let left = amount.minor
        let since = drawnOn
        for (const one of plan({ amount, since: drawnOn, days }, interest)) {
          expect(one.interest.minor).toBe(interestOn(left, shareOf(interest, since, one.dueOn)))
          left -= one.principal.minor
          since = one.dueOn
        }
      }),
    )
  })

  test('in equal instalments is level to the last, which takes what rounding leaves', () => {
    fc.assert(
      fc.property(loans, fc.bigInt({ min: 10n ** 9n, max: 10n ** 13n }), (loan, minor) => {
        const { drawnOn, days } = loan
        const interest: Interest = { ...loan.interest, method: 'equal-instalments' }
        const instalments = plan({ amount: money('CNY', minor), since: drawnOn, days }, interest)
        const totals = instalments.map((one) => one.principal.minor + one.interest.minor)
        const [first = 0n] = totals
        if (instalments.some(({ principal }) => principal.minor === 0n)) return
        expect(totals.slice(0, -1).every((total) => total === first)).toBe(true)
        const off = (totals.at(-1) ?? 0n) - first
        // Each of the periods before may have rounded by a unit, which then bore interest.
        expect(off < 0n ? -off : off).toBeLessThanOrEqual(BigInt(instalments.length) * 40n)
      }),
    )
  })

  test('goes on repaying exactly the principal after an early repayment and after an extension', () => {
    const at = fc.integer({ min: 0, max: 3650 })
    fc.assert(
      fc.property(loans, at, fc.integer({ min: 1, max: 100 }), (loan, offset, percent) => {
        const { amount, drawnOn, days, interest } = loan
        const instalments = plan({ amount, since: drawnOn, days }, interest)
        const drawn = { drawnOn, amount, instalments }
        const last = days.at(-1) ?? drawnOn
        const paidOn = addMonths(drawnOn, offset % 121)
        if (paidOn > last) return
        const { outstanding } = splitAt(drawn, paidOn)
        const part = (outstanding.minor * BigInt(percent)) / 100n
        if (part > 0n) {
          const principal = money('CNY', part)
          const early = afterEarly(drawn, { principal, paidOn }, interest)
          expect(principalOf(early.instalments)).toBe(amount.minor)
          expect(early.instalments).toContainEqual({
            dueOn: paidOn,
            principal,
            interest: early.interest,
          })
        }
        const longer = [...days.filter((day) => day > paidOn), addMonths(last, 6)]
        const extended = onOtherDays(drawn, { from: paidOn, days: longer }, interest)
        expect(principalOf(extended)).toBe(amount.minor)
      }),
    )
  })
})

describe('Interest', () => {
  const of = (dayCount: Interest['dayCount']) => ({
    ratePercent: trusted(parseRate('3.85')),
    dayCount,
  })

  test('of a million at 3.85 percent counts days as the contract says', () => {
    const [from, to] = [localDate('2026-01-31'), localDate('2026-02-28')]
    expect(daysOf('actual-360', from, to)).toBe(28)
    expect(daysOf('thirty-360', from, to)).toBe(28)
    expect(daysOf('thirty-360', localDate('2026-02-28'), localDate('2026-03-31'))).toBe(32)
    // 100,000,000 × 3.85 % × 28 / 360 = 299,444.4…; / 365 = 295,342.5…
    expect(interestOn(100_000_000n, shareOf(of('actual-360'), from, to))).toBe(299_444n)
    expect(interestOn(100_000_000n, shareOf(of('actual-365'), from, to))).toBe(295_342n)
  })

  test('rounds half a unit up', () => {
    const share = { over: 1n, under: 2n }
    expect(interestOn(1n, share)).toBe(1n)
    expect(interestOn(2n, share)).toBe(1n)
  })
})
