import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { faultOfOrganisation, organisationOf } from './organisation.ts'

describe("An organisation's id", () => {
  test.each([
    ['ORG-A', 'org-a'],
    ['org-a ', 'org-a'],
    ['\u00a0\torg-a\u3000', 'org-a'],
    ['ｏｒｇ－ａ', 'org-a'],
    ['First  Fund \u2003 Management', 'first fund management'],
    ['第一基金（北京）', '第一基金(北京)'],
    ['Cafe\u0301', 'café'],
  ])('is the same however it is written: %j', (written, id) => {
    expect(organisationOf(written)).toBe(id)
    expect(faultOfOrganisation(written)).toBeUndefined()
  })

  test('is written in one way: what was read once stays as it is', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 60 }), (text) => {
        expect(organisationOf(organisationOf(text))).toBe(organisationOf(text))
      }),
    )
  })

  test('that has no fault has none either as it is recorded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 60 }), (text) => {
        if (faultOfOrganisation(text) === undefined)
          expect(faultOfOrganisation(organisationOf(text))).toBeUndefined()
      }),
    )
  })

  test.each([
    ['', 'TEXT_EMPTY'],
    [' \u3000 ', 'TEXT_EMPTY'],
    ['org\u200b-a', 'TEXT_HAS_INVISIBLE_CHARACTERS'],
    ['org\u202e-a', 'TEXT_HAS_INVISIBLE_CHARACTERS'],
    ['org\u0000-a', 'TEXT_HAS_CONTROL_CHARACTERS'],
    ['оrg-a', 'ORGANISATION_AMBIGUOUS'],
    ['ban\u03bf bank', 'ORGANISATION_AMBIGUOUS'],
    ['x'.repeat(201), 'TEXT_TOO_LONG'],
  ])('is none that looks like another, or is seen by nobody: %j', (text, fault) => {
    expect(faultOfOrganisation(text)).toBe(fault)
  })

  test('may be of any script, and of several where no word is', () => {
    for (const id of ['α fund', 'Банк', '中国银行 boc', 'αβγ', '第1基金'])
      expect(faultOfOrganisation(id)).toBeUndefined()
  })
})
