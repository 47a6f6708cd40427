import { describe, expect, test } from '@jest/globals'
import { isAmong, isOrganisation, mayActFor, maySee } from './ownership.ts'
import { fundReaders, type Role, roles } from './roles.ts'

const one = (role: Role, organisation = 'own') => ({ roles: [role], organisation })

describe("A fund's books", () => {
  const overseers = ['registrar', 'statistician', 'operator']

  test.each(roles)('are shown to a %s of another organisation only who oversees funds', (role) => {
    expect(maySee(one(role, 'other'), 'own')).toBe(overseers.includes(role))
  })

  test.each(roles)('are shown to a %s of its own organisation whose role may see funds', (role) => {
    expect(maySee(one(role), 'own')).toBe((fundReaders as readonly string[]).includes(role))
  })

  test.each([
    ['ORG-A', 'org-a '],
    ['org-a', '\u3000ＯＲＧ－Ａ'],
    ['第一基金 ', '第一基金'],
  ])('belong to one organisation, however its id is written: %j, %j', (organisation, managedBy) => {
    expect(isOrganisation(organisation, managedBy)).toBe(true)
    expect(maySee(one('coach', organisation), managedBy)).toBe(true)
    expect(mayActFor(one('fund-manager', managedBy), organisation)).toBe(true)
  })

  test('belong to no other one, although its id looks the same', () => {
    // The second begins with a Cyrillic letter.
    expect(mayActFor(one('fund-manager', 'org-a'), 'оrg-a')).toBe(false)
  })

  test('belong to nobody where no organisation is known', () => {
    for (const managedBy of ['', ' ', undefined])
      for (const organisation of ['', ' ', 'undefined']) {
        expect(maySee(one('fund-manager', organisation), managedBy)).toBe(false)
        expect(mayActFor(one('fund-manager', organisation), managedBy)).toBe(false)
      }
  })
})

test.each(roles)('A %s acts for a fund only as a fund manager of its own organisation', (role) => {
  expect(mayActFor(one(role), 'own')).toBe(role === 'fund-manager')
  expect(mayActFor(one(role, 'other'), 'own')).toBe(false)
})

test('An audience is those whom the rule allows, and of a fund those who may see it', () => {
  expect(isAmong({ rule: 'any-role' }, one('coach', 'other'))).toBe(true)
  expect(isAmong({ rule: 'any-role', ofFundsManagedBy: 'own' }, one('coach', 'other'))).toBe(false)
  expect(isAmong({ rule: 'any-role', ofFundsManagedBy: 'own' }, one('coach'))).toBe(true)
  expect(isAmong({ rule: ['operator'], ofFundsManagedBy: 'own' }, one('coach'))).toBe(false)
  expect(isAmong({ rule: 'any-role', ofFundsManagedBy: '' }, one('coach', ''))).toBe(false)
})
