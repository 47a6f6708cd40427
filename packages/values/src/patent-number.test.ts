import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { localDate } from './local-date.ts'
import { patentCheck } from './patent-check.ts'
import {
  parsePatentNumber,
  patentExpiresOn,
  patentFacts,
  patentNumber,
  patentTermYears,
} from './patent-number.ts'

function codeOf(input: unknown): string {
  const parsed = parsePatentNumber(input)
  return parsed.ok ? 'ok' : parsed.problem.code
}

const pad = (value: number, width: number) => String(value).padStart(width, '0')
const kind = fc.constantFrom('1', '2', '3', '8', '9')
const modern = fc
  .tuple(fc.integer({ min: 2003, max: 2099 }), kind, fc.nat(9_999_999))
  .map(([year, type, serial]) => `${year}${type}${pad(serial, 7)}`)
const legacy = fc
  .tuple(fc.oneof(fc.integer({ min: 85, max: 99 }), fc.nat(3)), kind, fc.nat(99_999))
  .map(([year, type, serial]) => `${pad(year, 2)}${type}${pad(serial, 5)}`)
const anyNumber = fc.oneof(modern, legacy).map((digits) => `${digits}.${patentCheck(digits)}`)

describe('a Chinese patent number', () => {
  test.each([
    'ZL201710601862.3',
    'ZL97101765.4',
    'ZL95115608.X',
    'ZL200410018477.9',
    'ZL202310000001.5',
    'ZL202320000001.0',
    'ZL202330000001.6',
    'ZL202380000001.3',
    'ZL202390000001.9',
    'ZL202310000002.X',
    'ZL202310000027.X',
    'ZL85100001.0',
    'ZL02200001.1',
    'ZL01300007.1',
  ])('%s is valid', (number) => {
    expect(parsePatentNumber(number)).toEqual({ ok: true, value: number.slice(2) })
  })

  test.each([
    ['ZL201710601862.4', 'PATENT_CHECK_DIGIT_WRONG'],
    ['ZL202340000001.1', 'PATENT_KIND_UNKNOWN'],
    ['CN107245678A', 'PATENT_NUMBER_IS_PUBLICATION'],
    ['CN 1234567 B', 'PATENT_NUMBER_IS_PUBLICATION'],
    ['CN212345678U', 'PATENT_NUMBER_IS_PUBLICATION'],
    ['CN303456789S', 'PATENT_NUMBER_IS_PUBLICATION'],
    ['CN107245678B2', 'PATENT_NUMBER_IS_PUBLICATION'],
    ['ZL201710601862', 'PATENT_CHECK_DIGIT_MISSING'],
    ['ZL95115608', 'PATENT_CHECK_DIGIT_MISSING'],
    ['ZL200010601862.3', 'PATENT_YEAR_IMPOSSIBLE'],
    ['ZL50100001.0', 'PATENT_YEAR_IMPOSSIBLE'],
    ['US1234567', 'PATENT_NUMBER_MALFORMED'],
    ['', 'PATENT_NUMBER_MALFORMED'],
    [201710601862.3, 'PATENT_NUMBER_MALFORMED'],
  ])('%s is refused: %s', (number, code) => {
    expect(codeOf(number)).toBe(code)
  })

  test('prefix, point, spaces and case are matters of writing', () => {
    const written = ['201710601862.3', 'zl201710601862.3', 'CN 201710601862.3', 'ZL2017106018623']
    for (const text of written) {
      expect(parsePatentNumber(text)).toEqual({ ok: true, value: '201710601862.3' })
    }
    expect(patentNumber('zl95115608x')).toBe('95115608.X')
  })

  test('the earliest numbers may come without a check digit, and say so', () => {
    const early = patentNumber('ZL85100001')
    expect(early).toBe('85100001')
    expect(patentFacts(early)).toMatchObject({ year: 1985, checked: false })
    expect(patentFacts(patentNumber('ZL85100001.0')).checked).toBe(true)
  })

  test('check digits came in 1989, and that year’s numbers have one', () => {
    expect(codeOf('ZL88100001')).toBe('ok')
    expect(codeOf('ZL89100001')).toBe('PATENT_CHECK_DIGIT_MISSING')
    expect(codeOf(`ZL89100001.${patentCheck('89100001')}`)).toBe('ok')
  })

  test('it tells kind, year and the way it came', () => {
    const facts = (text: string) => patentFacts(patentNumber(text))
    expect(facts('ZL201710601862.3')).toEqual({
      year: 2017,
      kind: 'invention',
      international: false,
      checked: true,
    })
    expect(facts('ZL202390000001.9')).toMatchObject({ kind: 'utility-model', international: true })
    expect(facts('ZL202380000001.3')).toMatchObject({ kind: 'invention', international: true })
    expect(facts('ZL02200001.1')).toMatchObject({ kind: 'utility-model', year: 2002 })
  })

  test('its term follows its kind and, for a design, the day it was filed', () => {
    const years = (text: string, filed: string) =>
      patentTermYears(patentNumber(text), localDate(filed))
    expect(years('ZL202310000001.5', '2023-01-01')).toBe(20)
    expect(years('ZL202380000001.3', '2023-01-01')).toBe(20)
    expect(years('ZL202320000001.0', '2023-01-01')).toBe(10)
    expect(years('ZL202390000001.9', '2023-01-01')).toBe(10)
    expect(years('ZL202330000001.6', '2021-06-01')).toBe(15)
    expect(years('ZL202330000001.6', '2021-05-31')).toBe(10)
    expect(patentExpiresOn('invention', localDate('2024-02-29'))).toBe('2044-02-29')
    expect(patentExpiresOn('design', localDate('2000-02-29'))).toBe('2010-02-28')
  })

  test('every number with its own check digit is read', () => {
    fc.assert(fc.property(anyNumber, (number) => codeOf(`ZL${number}`) === 'ok'))
  })

  test('every changed digit, the check digit among them, is caught', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(12), fc.constantFrom(...'0123456789X'), (number, at, digit) => {
        fc.pre(at < number.length && number[at] !== '.' && number[at] !== digit)
        return codeOf(number.slice(0, at) + digit + number.slice(at + 1)) !== 'ok'
      }),
    )
  })

  test('every swap of neighbouring digits is caught, across the point too', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(11), (number, at) => {
        const plain = number.replace('.', '')
        fc.pre(at + 1 < plain.length && plain[at] !== plain[at + 1])
        const swapped =
          plain.slice(0, at) + plain.charAt(at + 1) + plain.charAt(at) + plain.slice(at + 2)
        return codeOf(swapped) !== 'ok'
      }),
    )
  })

  test('whatever is typed is answered, never thrown', () => {
    fc.assert(
      fc.property(fc.anything(), (input) => typeof parsePatentNumber(input).ok === 'boolean'),
    )
  })
})
