import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { allows, isRole, type Role, roles } from './roles.ts'

const anyRole = fc.constantFrom(...roles)

describe('a rule', () => {
  test('lets in exactly those who hold one of its roles', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(anyRole, { minLength: 1 }),
        fc.uniqueArray(anyRole),
        (rule, held) => {
          const wanted = held.some((role) => rule.includes(role))
          expect(allows(rule as [Role, ...Role[]], held)).toBe(wanted)
        },
      ),
    )
  })

  test('never counts a role that the system does not know', () => {
    fc.assert(
      fc.property(
        fc.string().filter((text) => !isRole(text)),
        (unknown) => {
          expect(allows('any-role', [unknown])).toBe(false)
          expect(allows(['operator'], [unknown])).toBe(false)
        },
      ),
    )
  })

  test('for services lets in what holds their role, whom no rule for people lets in', () => {
    expect(allows('services', ['service'])).toBe(true)
    expect(allows('any-role', ['service'])).toBe(false)
    expect(allows('services', [...roles])).toBe(false)
    expect(allows('people-and-services', ['service'])).toBe(true)
    expect(allows('people-and-services', ['coach'])).toBe(true)
    expect(allows('people-and-services', ['stranger'])).toBe(false)
    expect(isRole('service')).toBe(false)
  })

  test('keeps out an actor without roles', () => {
    expect(allows('any-role', [])).toBe(false)
    expect(allows('any-role', ['coach'])).toBe(true)
  })
})
