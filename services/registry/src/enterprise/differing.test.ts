import { expect, test } from '@jest/globals'
import type { Evidence } from '@seedline/values'
import { asked, code, otherCode, profile } from '../testing/enterprise-samples.ts'
import { differing } from './differing.ts'

const licence: Evidence = {
  kind: 'registration',
  title: 'Licence',
  url: 'https://example.com/licence',
  sha256: 'a'.repeat(64),
}
const overridden = { ...profile, checkDigitOverride: licence }

test.each<[string, Partial<Evidence>]>([
  ['kind', { kind: 'contract' }],
  ['title', { title: 'Another' }],
  ['address', { url: 'https://example.com/other' }],
  ['checksum', { sha256: 'b'.repeat(64) }],
])('evidence for a code that differs in its %s alone is a change', (_, change) => {
  const checkDigitOverride = { ...licence, ...change }
  const changes = { uscc: code, checkDigitOverride }
  expect(differing(asked(changes), overridden)).toEqual(changes)
})

test('the same code with the same evidence is no change', () => {
  const again = { uscc: code, checkDigitOverride: { ...licence } }
  expect(differing(asked(again), overridden)).toEqual({})
  expect(differing(asked({ uscc: code }), profile)).toEqual({})
})

test('evidence that is added or taken away is a change, and so is another code', () => {
  const added = { uscc: code, checkDigitOverride: licence }
  expect(differing(asked(added), profile)).toEqual(added)
  expect(differing(asked({ uscc: code }), overridden)).toEqual({ uscc: code })
  expect(differing(asked({ uscc: otherCode }), profile)).toEqual({ uscc: otherCode })
  expect(differing(asked({ uscc: null }), profile)).toEqual({ uscc: null })
})

test('of the other facts only those that differ are kept', () => {
  const { nameZh, nameEn } = profile
  expect(differing(asked({ nameZh, nameEn: `${nameEn}.`, district: null }), profile)).toEqual({
    nameEn: `${nameEn}.`,
    district: null,
  })
})
