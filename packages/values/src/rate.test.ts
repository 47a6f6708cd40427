import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { money, moneyOf } from './money.ts'
import { trusted } from './parsed.ts'
import { convertMoney, parseRate, type Rate } from './rate.ts'

const rate = (text: string): Rate => trusted(parseRate(text))

describe('a rate', () => {
  test.each(['0', '-1', '1e3', '7,1', '', '1.00000000001', 7.1])('%p is refused', (input) => {
    expect(parseRate(input)).toMatchObject({ problem: { code: 'RATE_MALFORMED' } })
  })

  test('converts exactly and rounds once, as told', () => {
    expect(convertMoney(moneyOf('USD', '100.00'), rate('7.1234'), 'CNY')).toEqual(
      moneyOf('CNY', '712.34'),
    )
    expect(convertMoney(moneyOf('CNY', '1.05'), rate('0.1'), 'CNY')).toEqual(moneyOf('CNY', '0.11'))
    expect(convertMoney(moneyOf('CNY', '1.05'), rate('0.1'), 'CNY', 'half-even')).toEqual(
      moneyOf('CNY', '0.10'),
    )
    expect(convertMoney(moneyOf('CNY', '100.00'), rate('20.95'), 'JPY', 'down')).toEqual(
      moneyOf('JPY', '2095'),
    )
    expect(convertMoney(moneyOf('JPY', '-3'), rate('0.0471'), 'CNY')).toEqual(
      moneyOf('CNY', '-0.14'),
    )
  })

  test('of one changes nothing, however large the amount', () => {
    const minor = fc.bigInt({ min: -(2n ** 63n) + 1n, max: 2n ** 63n - 1n })
    fc.assert(
      fc.property(minor, (units) => {
        const amount = money('CNY', units)
        expect(convertMoney(amount, rate('1'), 'CNY')).toEqual(amount)
      }),
    )
  })
})
