import { expect, test } from '@jest/globals'
import type { Problem } from '@seedline/values'
import { localDate, moneyOf } from '@seedline/values'
import { checkQuestion } from './check-question.ts'

const none = new Set<string>()
const codes = {
  contract: new Set(['PP-C01']),
  checks: none,
  requirements: none,
  grounds: new Set(['PP-R12']),
}
const check = checkQuestion(codes, () => localDate('2026-11-30'))

const faultsOf = (asked: Parameters<typeof check>[0]): readonly string[] => {
  const noted: string[] = []
  check(asked, {
    note: (at: string, problem: Problem) => void noted.push(`${at} ${problem.code}`),
  } as never)
  return noted
}

const right = {
  family: 'patent',
  number: '201819990002.5',
  valuation: null,
  declared: [],
  registerCheckedOn: null,
  registerSource: '',
} as const

test('a question of today, with what was looked at by today, is taken', () => {
  const looked = { ...right, registerCheckedOn: localDate('2026-11-30') }
  expect(faultsOf({ rights: [looked], maturesOn: localDate('2026-12-01') })).toEqual([])
})

test('nobody has looked at the register, or valued a right, on a day to come', () => {
  const valuation = {
    amount: moneyOf('CNY', '1'),
    valuedOn: localDate('2099-01-01'),
    appraiser: '演示评估',
  }
  const rights = [{ ...right, registerCheckedOn: localDate('2026-12-01'), valuation }]
  expect(faultsOf({ rights })).toEqual([
    '/rights/0/registerCheckedOn DATE_IN_FUTURE',
    '/rights/0/valuation/valuedOn DATE_IN_FUTURE',
  ])
})

test('a loan is of more than nothing, and not over already', () => {
  expect(faultsOf({ amount: moneyOf('CNY', '-1'), maturesOn: localDate('2020-01-01') })).toEqual([
    '/amount AMOUNT_NOT_POSITIVE',
    '/maturesOn LOAN_OVER_ALREADY',
  ])
  expect(faultsOf({ maturesOn: localDate('2026-11-30') })).toEqual(['/maturesOn LOAN_OVER_ALREADY'])
  const free = { amount: moneyOf('CNY', '0'), valuedOn: localDate('2026-01-01'), appraiser: 'x' }
  expect(faultsOf({ rights: [{ ...right, valuation: free }] })).toEqual([
    '/rights/0/valuation/amount AMOUNT_NOT_POSITIVE',
  ])
})

test('what nothing is stated by is told where it stands: of a right, or of the loan', () => {
  const says = 'yes' as const
  const declared = [
    { code: 'PP-C01', says },
    { code: 'PP-R12', says },
  ]
  expect(faultsOf({ declared, rights: [{ ...right, declared }] })).toEqual([
    '/declared/1/code DECLARED_CODE_UNKNOWN',
    '/rights/0/declared/0/code DECLARED_CODE_UNKNOWN',
  ])
})
