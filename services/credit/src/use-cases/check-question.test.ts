import { expect, test } from '@jest/globals'
import { readCreditRules } from '@seedline/rules'
import type { Problem } from '@seedline/values'
import { localDate, moneyOf } from '@seedline/values'
import { checkQuestion } from './check-question.ts'
import { declaredCodesOf } from './declared-codes.ts'

const codes = declaredCodesOf(await readCreditRules())
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

const product = 'ip-pledge-loan' as const
const yes = (...those: readonly string[]) => those.map((code) => ({ code, says: 'yes' as const }))
const unknown = 'DECLARED_CODE_UNKNOWN'

test('what nothing is stated by is told where it stands: of a right, or of the loan', () => {
  const declared = yes('PP-C01', 'PP-R12')
  expect(faultsOf({ product, declared, rights: [{ ...right, declared }] })).toEqual([
    `/declared/1/code ${unknown}`,
    `/rights/0/declared/0/code ${unknown}`,
  ])
})

test('of the grounds those alone are stated that people tell or that the parties may waive', () => {
  const declared = yes('PP-R07', 'PP-R10', 'PP-R11', 'PP-R12', 'PP-R09', 'secret', 'TM-R02')
  expect(faultsOf({ product, rights: [{ ...right, declared }] })).toEqual(
    [0, 4, 6].map((at) => `/rights/0/declared/${at}/code ${unknown}`),
  )
  const mark = {
    ...right,
    family: 'trademark',
    declared: yes('TM-R02', 'TM-R05', 'PP-R12', 'secret'),
  }
  expect(faultsOf({ product, rights: [mark as never] })).toEqual(
    [2, 3].map((at) => `/rights/0/declared/${at}/code ${unknown}`),
  )
})

test('of a loan what counts with its product is stated, and never that there is a consent', () => {
  const declared = yes(
    'credit-report',
    'controller-guarantee',
    'equipment-clear',
    'consent-recorded',
  )
  expect(faultsOf({ product, declared })).toEqual(
    [2, 3].map((at) => `/declared/${at}/code ${unknown}`),
  )
  expect(faultsOf({ product: 'finance-lease', declared })).toEqual(
    [0, 1, 3].map((at) => `/declared/${at}/code ${unknown}`),
  )
})

test('the refusal names the codes that there are', () => {
  const noted: Problem[] = []
  check({ product, declared: yes('PP-C09') }, {
    note: (_: string, problem: Problem) => void noted.push(problem),
  } as never)
  expect(noted[0]?.mend.en).toContain(
    'PP-C01, PP-C02, PP-C03, PP-C04, PP-C05, abnormal-list, controller-guarantee',
  )
})
