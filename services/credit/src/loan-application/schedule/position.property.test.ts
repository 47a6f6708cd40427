import { describe, expect, test } from '@jest/globals'
import { addDays, localDate, money } from '@seedline/values'
import fc from 'fast-check'
import { type Paid, type Planned, positionOn } from './position.ts'

const yuan = (minor: bigint) => money('CNY', minor)
const begin = localDate('2026-01-01')

const plans: Planned[] = [
  {
    drawdown: 1,
    drawnOn: begin,
    amount: yuan(300n),
    instalments: [1, 2, 3].map((month) => ({
      dueOn: localDate(`2026-0${month + 1}-01`),
      principal: yuan(100n),
      interest: yuan(10n),
    })),
  },
]
const on = (paidOn: string, minor: bigint): Paid => ({
  paidOn: localDate(paidOn),
  amount: yuan(minor),
})
const at = (day: string, payments: readonly Paid[] = []) =>
  positionOn('CNY', { plans, payments }, localDate(day))

describe('A loan on a day', () => {
  test('is not overdue on the day of an instalment, and a day overdue on the next', () => {
    expect(at('2026-02-01')).toMatchObject({ overdueDays: 0, overdue: yuan(0n) })
    expect(at('2026-02-02')).toMatchObject({ overdueDays: 1, overdue: yuan(110n) })
    expect(at('2026-03-05')).toMatchObject({ overdueDays: 32, overdue: yuan(220n) })
  })

  test('takes a payment for the oldest instalment, and of it for the interest first', () => {
    const [first, second] = at('2026-03-05', [on('2026-03-04', 115n)]).schedule
    expect(first).toMatchObject({
      paidPrincipal: yuan(100n),
      paidInterest: yuan(10n),
      overdueDays: 0,
    })
    expect(second).toMatchObject({
      paidPrincipal: yuan(0n),
      paidInterest: yuan(5n),
      overdueDays: 4,
    })
  })

  test('knows nothing of payments and drawdowns of later days', () => {
    const payments = [on('2026-02-03', 330n)]
    expect(at('2026-02-02', payments)).toMatchObject({ overdueDays: 1, outstanding: yuan(300n) })
    expect(at('2026-02-03', payments)).toMatchObject({ outstanding: yuan(0n), left: yuan(0n) })
    expect(at('2025-12-31', payments)).toMatchObject({ outstanding: yuan(0n), schedule: [] })
  })

  test('owes what was drawn and its interest, less what was paid, in whatever order that was recorded', () => {
    const payment = fc.record({
      day: fc.integer({ min: 0, max: 120 }),
      minor: fc.bigInt({ min: 1n, max: 60n }),
    })
    fc.assert(
      fc.property(
        fc.array(payment, { maxLength: 5 }),
        fc.integer({ min: 0, max: 130 }),
        (some, day) => {
          const payments = some.map((one) => ({
            paidOn: addDays(begin, one.day),
            amount: yuan(one.minor),
          }))
          const today = addDays(begin, day)
          const position = positionOn('CNY', { plans, payments }, today)
          const reversed = positionOn('CNY', { plans, payments: payments.toReversed() }, today)
          expect(position).toEqual(reversed)
          expect(position.left.minor + position.paid.minor).toBe(330n)
        },
      ),
    )
  })
})
