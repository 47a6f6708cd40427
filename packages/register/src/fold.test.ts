import { describe, expect, test } from '@jest/globals'
import { formatNumeric } from '@seedline/values'
import fc from 'fast-check'
import { confirmWhole, confirmWithin } from './confirm.ts'
import { emptyRegister, fold, holdings, totalOf } from './fold.ts'
import type { Transaction } from './transaction.ts'

const common: Transaction = {
  type: 'define-stock-class',
  stockClassId: 'c',
  name: 'Common',
  classType: 'common',
}
const capital: Transaction = { ...common, stockClassId: 'k', classType: 'registered-capital' }
const issue = (securityId: string, holderId: string, quantity: string, stockClassId = 'c') =>
  ({
    type: 'issue-stock',
    securityId,
    holderId,
    stockClassId,
    quantity,
    issuedOn: '2020-01-01',
  }) as const
const convert = (totalQuantity: string) =>
  ({
    type: 'convert-stock-class',
    fromStockClassId: 'k',
    toStockClassId: 'c',
    totalQuantity,
    convertedOn: '2020-06-01',
  }) as const
const split = (ratioNumerator: number, ratioDenominator: number, stockClassId = 'c') =>
  ({
    type: 'split-stock-class',
    stockClassId,
    ratioNumerator,
    ratioDenominator,
    splitOn: '2020-06-01',
  }) as const

const owned = (...transactions: readonly Transaction[]) =>
  Object.fromEntries(
    [...holdings(fold(emptyRegister, transactions))].map(([id, n]) => [id, formatNumeric(n)]),
  )

describe('a register worked out from its transactions', () => {
  test('nobody gives more than they hold, even where a balance is named', () => {
    const give = {
      type: 'transfer-stock',
      securityId: 's1',
      quantity: '11',
      toHolderId: 'b',
      resultingSecurityId: 's2',
      balanceSecurityId: 's3',
      transferredOn: '2020-02-01',
    } as const
    expect(() => owned(common, issue('s1', 'a', '10'), give)).toThrow('holds less')
    expect(() => owned(common, give)).toThrow('no security')
    const grant = {
      type: 'issue-equity-compensation',
      securityId: 'o',
      holderId: 'a',
      stockPlanId: 'p',
      quantity: '5',
      issuedOn: '2020-01-01',
    } as const
    const exercise = {
      type: 'exercise-equity-compensation',
      securityId: 'o',
      quantity: '6',
      resultingSecurityIds: [],
      exercisedOn: '2020-02-01',
    } as const
    expect(() => owned(common, grant, exercise)).toThrow('grants less')
  })

  test('one id names one security', () => {
    expect(() => owned(common, issue('s', 'a', '1'), issue('s', 'b', '1'))).toThrow('is taken')
  })

  test('whole shares stay whole in a split, and the odd ones go to the earlier', () => {
    const three = [issue('s1', 'a', '1'), issue('s2', 'b', '1'), issue('s3', 'c', '2')]
    expect(owned(common, ...three, split(3, 2))).toEqual({ a: '2', b: '1', c: '3' })
    expect(() => owned(common, issue('s1', 'a', '1'), split(3, 2))).toThrow('part of a share')
    const halves = [issue('s1', 'a', '0.5', 'k'), issue('s2', 'b', '1', 'k')]
    expect(owned(capital, ...halves, split(3, 2, 'k'))).toEqual({ a: '0.75', b: '1.5' })
  })

  test('a conversion rounds each holder once, not each certificate', () => {
    const parts = [
      issue('s1', 'a', '780', 'k'),
      issue('s2', 'a', '156', 'k'),
      issue('s3', 'b', '867', 'k'),
    ]
    const after = fold(emptyRegister, [capital, common, ...parts, convert('6000')])
    expect(formatNumeric(totalOf(after))).toBe('6000')
    expect([...holdings(after)].map(([id, n]) => [id, formatNumeric(n)])).toEqual([
      ['a', '3115'],
      ['b', '2885'],
    ])
  })

  test('splits and conversions keep their totals, whatever is held', () => {
    const quantities = fc.array(fc.integer({ min: 1, max: 10_000_000 }), {
      minLength: 1,
      maxLength: 12,
    })
    fc.assert(
      fc.property(quantities, fc.integer({ min: 1, max: 40 }), (held, times) => {
        const issues = held.map((n, i) => issue(`s${i}`, `h${i % 5}`, String(n), 'k'))
        const sum = held.reduce((a, b) => a + b, 0)
        const total = String(sum * times + 7)
        const register = fold(emptyRegister, [capital, common, ...issues, convert(total)])
        expect(formatNumeric(totalOf(register))).toBe(total)
        const after = fold(register, [split(times, 1)])
        expect(formatNumeric(totalOf(after))).toBe(String((sum * times + 7) * times))
      }),
    )
  })
})

describe('comparing it with the system’s answer', () => {
  const register = fold(emptyRegister, [common, issue('s1', 'a', '2'), issue('s2', 'b', '1')])
  const holder = (holderId: string, quantity: string, percent: string, securityId: string) => ({
    holderId,
    name: holderId,
    quantity,
    percent,
    optionsOutstanding: '0',
    securities: [{ securityId, stockClassId: 'c', quantity }],
  })
  const answer = {
    enterpriseId: 'e',
    version: 1,
    totalQuantity: '3.0',
    holders: [holder('a', '2', '66.6667', 's1'), holder('b', '1', '33.3333', 's2')],
  }

  test('the same in other digits is the same', () => {
    expect(confirmWhole(register, answer)).toEqual([])
    expect(confirmWithin(register, answer)).toEqual([])
  })

  test('a wrong quantity, percentage, total, holder or stranger is named', () => {
    const wrong = {
      ...answer,
      totalQuantity: '4',
      holders: [holder('a', '2', '66.6666', 's1'), holder('z', '1', '33.3334', 's2')],
    }
    expect(confirmWhole(register, wrong).map(({ what }) => what)).toEqual([
      'a %',
      'b',
      'b %',
      'z',
      'total',
    ])
    expect(confirmWithin(register, wrong).map(({ what }) => what)).toEqual(['security s2'])
  })

  test('more than was imported is no mismatch where others may record too', () => {
    const more = { ...answer, holders: [...answer.holders, holder('z', '9', '1', 's9')] }
    expect(confirmWithin(register, more)).toEqual([])
  })
})
