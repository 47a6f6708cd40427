import { describe, expect, test } from '@jest/globals'
import { declarableOfLoan, declarableOfRight } from './declarable.ts'
import { familyOf } from './family-of.ts'
import { questionOf, whatIf } from './question.ts'

const uscc = '914403990000100141'
const right = { ipRightId: 'p1', family: 'patent', number: '202310000001.5' } as const
const loan = {
  purpose: 'loan-application',
  product: 'ip-pledge-loan',
  amount: { currency: 'CNY', amount: '2,000,000' },
  tenorMonths: ' 24 ',
  maturesOn: '',
}

describe('a filled form', () => {
  test('asks about all rights where none were chosen, and leaves out what was left empty', () => {
    expect(questionOf({ loan, says: { 'PP-C01': '' } }, { uscc, chosen: undefined })).toEqual({
      uscc,
      purpose: 'loan-application',
      product: 'ip-pledge-loan',
      amount: { currency: 'CNY', amount: '2000000' },
      tenorMonths: 24,
    })
  })

  test('says of each chosen right what is known of it, and of the loan what is declared', () => {
    const of = {
      p1: {
        valuation: {
          amount: { currency: 'CNY', amount: '1' },
          valuedOn: '2026-11-01',
          appraiser: 'A',
        },
        registerCheckedOn: '2026-11-29',
        says: { implemented: 'yes', secret: 'no', 'PP-R12': '' },
      },
      other: { registerCheckedOn: '2026-11-01' },
    }
    const asked = questionOf({ loan, says: { 'PP-C01': 'yes' }, of }, { uscc, chosen: [right] })
    expect(asked.declared).toEqual([{ code: 'PP-C01', says: 'yes' }])
    expect(asked.rights).toEqual([
      {
        family: 'patent',
        number: '202310000001.5',
        valuation: of.p1.valuation,
        registerCheckedOn: '2026-11-29',
        declared: [
          { code: 'implemented', says: 'yes' },
          { code: 'secret', says: 'no' },
        ],
      },
    ])
  })

  test('what is no number is handed on, so that it is refused by name', () => {
    const asked = questionOf({ loan: { ...loan, tenorMonths: 'two' } }, { uscc, chosen: undefined })
    expect(asked.tenorMonths).toBe('two')
  })
})

describe('what if', () => {
  const asked = questionOf(
    { loan: { ...loan, tenorMonths: '', maturesOn: '2028-01-01' } },
    { uscc, chosen: [right] },
  )

  test('another amount keeps the maturity and the rights', () => {
    const other = whatIf(asked, { amount: { currency: 'CNY', amount: '5' }, tenorMonths: '' })
    expect(other).toEqual({ ...asked, amount: { currency: 'CNY', amount: '5' } })
  })

  test('a tenor takes the maturity’s place', () => {
    const other = whatIf(asked, { tenorMonths: '12' })
    expect(other).toMatchObject({ tenorMonths: 12, rights: asked.rights })
    expect(other).not.toHaveProperty('maturesOn')
    expect(other).not.toHaveProperty('amount')
  })
})

test.each([
  ['202310000001.5', 'patent'],
  ['2023100000015', 'patent'],
  ['ZL 02139508.X', 'patent'],
  ['CN201810123456.7', 'patent'],
  ['12345678', 'trademark'],
  ['914403990000100141', undefined],
  ['91440399MA00010141', undefined],
  ['虚构材料 2023', undefined],
])('%s may be a number of: %s', (search, family) => {
  expect(familyOf(search)).toBe(family)
})

describe('a bank states', () => {
  const codes = (those: readonly { readonly code: string }[]) => those.map(({ code }) => code)

  test('of a pledge loan what the contract says and what its checks of the borrower found', () => {
    expect(codes(declarableOfLoan('ip-pledge-loan'))).toEqual([
      ...['PP-C01', 'PP-C02', 'PP-C03', 'PP-C04', 'PP-C05'],
      ...['credit-report', 'judgment-debtor', 'abnormal-list', 'controller-guarantee'],
    ])
  })

  test('of another loan what that product asks for, and of none nothing', () => {
    expect(codes(declarableOfLoan('finance-lease'))).toContain('equipment-clear')
    expect(declarableOfLoan(undefined)).toEqual([])
  })

  test('of a right the grounds that people alone decide', () => {
    expect(codes(declarableOfRight('patent'))).toEqual([
      ...['implemented', 'secret', 'PP-R10', 'PP-R11', 'PP-R12'],
    ])
    expect(codes(declarableOfRight('trademark'))).toEqual(['TM-R02', 'TM-R05', 'TM-N01'])
    expect(declarableOfRight('software-copyright')).toEqual([])
  })
})
