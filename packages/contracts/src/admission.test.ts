import { expect, test } from '@jest/globals'
import { ProblemError } from '@seedline/values'
import { expectRole } from './admission.ts'
import { type CallRule, roles } from './roles.ts'

const codeFor = (rule: CallRule, held: readonly string[]): string => {
  try {
    expectRole(rule, held)
    return 'admitted'
  } catch (error) {
    return error instanceof ProblemError ? error.problem.code : 'failed'
  }
}

test('Whoever holds one of the roles is admitted, and others are told which they need', () => {
  expect(codeFor(['coach'], ['operator', 'coach'])).toBe('admitted')
  expect(codeFor(['coach'], ['operator'])).toBe('ROLE_NOT_ALLOWED')
  expect(codeFor('any-role', ['stranger'])).toBe('ROLE_NOT_ALLOWED')
})

test.each(roles)(
  'Where an enterprise’s own people are admitted and no bank’s, a %s is sent to the bank desk only as a bank’s',
  (role) => {
    const expected = {
      'enterprise-officer': 'admitted',
      'bank-officer': 'THROUGH_BANK_DESK',
    }
    const code = codeFor(['enterprise-officer'], [role])
    expect(code).toBe((expected as Record<string, string>)[role] ?? 'ROLE_NOT_ALLOWED')
  },
)

test('A bank is not sent to its desk for what is no enterprise’s own', () => {
  expect(codeFor(['registrar'], ['bank-officer'])).toBe('ROLE_NOT_ALLOWED')
  expect(codeFor('services', ['bank-officer'])).toBe('ROLE_NOT_ALLOWED')
})
