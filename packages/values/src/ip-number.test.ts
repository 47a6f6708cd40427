import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type IpFamily, ipKindOf, parseIpNumber } from './ip-number.ts'
import { patentCheck } from './patent-check.ts'

const read = (family: IpFamily, text: string) => {
  const parsed = parseIpNumber(family, text)
  return parsed.ok ? parsed.value : parsed.problem.code
}

describe('The number of a right', () => {
  test.each<[IpFamily, string, string]>([
    ['patent', ' zl201710601862.3', '201710601862.3'],
    ['patent', '2017106018623', '201710601862.3'],
    ['overseas-patent', 'us 10,123,456 b2'.replaceAll(',', ''), 'US10123456B2'],
    ['trademark', '０1234567', '1234567'],
    ['trademark', 'g1234567', 'G1234567'],
    ['software-copyright', '2024 sr 0123456', '2024SR0123456'],
    ['layout-design', 'BS.05500123.4', 'BS.05500123.4'],
    ['layout-design', 'bs055001234', 'BS.05500123.4'],
    ['layout-design', 'BS.205512345.6', 'BS.205512345.6'],
  ])('of %s, written as "%s", is %s', (family, text, expected) => {
    expect(read(family, text)).toBe(expected)
  })

  test.each<[IpFamily, string, string]>([
    ['patent', 'ZL201710601862.4', 'PATENT_CHECK_DIGIT_WRONG'],
    ['patent', 'CN107555555A', 'PATENT_NUMBER_IS_PUBLICATION'],
    ['overseas-patent', 'CN107555555A', 'IP_NUMBER_MALFORMED'],
    ['trademark', '123456789', 'IP_NUMBER_MALFORMED'],
    ['trademark', '', 'IP_NUMBER_MALFORMED'],
    ['software-copyright', '0123456', 'IP_NUMBER_MALFORMED'],
    ['layout-design', '0550012', 'IP_NUMBER_MALFORMED'],
    ['layout-design', 'x'.repeat(10_000), 'IP_NUMBER_MALFORMED'],
  ])('of %s can not be "%s"', (family, text, code) => {
    expect(read(family, text)).toBe(code)
  })

  test('however written, is the same; and what it is written as is read as itself', () => {
    const digits = fc.tuple(
      fc.integer({ min: 2003, max: 2030 }),
      fc.constantFrom('1', '2', '3', '8', '9'),
      fc.integer({ min: 0, max: 9_999_999 }),
    )
    fc.assert(
      fc.property(
        digits,
        fc.constantFrom('', 'ZL', 'zl ', 'CN'),
        ([year, kind, serial], prefix) => {
          const body = `${year}${kind}${String(serial).padStart(7, '0')}`
          const number = read('patent', `${prefix}${body}${patentCheck(body)}`)
          expect(number).toBe(`${body}.${patentCheck(body)}`)
          expect(read('patent', number)).toBe(number)
        },
      ),
    )
  })

  test('tells the kind of a patent, and its register that of the others', () => {
    expect(ipKindOf('patent', '202390000001.9')).toBe('utility-model')
    expect(ipKindOf('patent', '202330000001.6')).toBe('design')
    expect(ipKindOf('trademark', '1234567')).toBe('trademark')
  })
})
