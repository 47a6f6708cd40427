import type { Branded } from './brand.ts'
import { type LocalDate, yearsFrom } from './local-date.ts'
import { accepted, type Parsed, quoted, refused, trusted } from './parsed.ts'
import { patentCheck } from './patent-check.ts'
import * as problems from './patent-problems.ts'

/**
 * A Chinese application number (ZC 0006-2003) as `201710601862.3`, without the ZL of a granted
 * patent.
 */
export type PatentNumber = Branded<string, 'PatentNumber'>

export type PatentKind = 'invention' | 'utility-model' | 'design'

/**
 * What a number says of itself. `checked` is false for the earliest numbers, cited without a
 * check digit.
 */
export interface PatentFacts {
  readonly year: number
  readonly kind: PatentKind
  readonly international: boolean
  readonly checked: boolean
}

const pattern = /^(?:ZL|CN)?\s*((?:19|20)\d{10}|\d{8})(?:\.?([0-9X]))?$/
const publication = /^CN\s*\d{7,9}\s*[ABCUSY]\d?$/
const designsLongerFrom = '2021-06-01'

/**
 * Reads an application or patent number with or without ZL/CN and its point; lower case is
 * normalised. Problems: PATENT_NUMBER_MALFORMED, PATENT_NUMBER_IS_PUBLICATION,
 * PATENT_KIND_UNKNOWN, PATENT_YEAR_IMPOSSIBLE, PATENT_CHECK_DIGIT_MISSING,
 * PATENT_CHECK_DIGIT_WRONG.
 */
export function parsePatentNumber(input: unknown): Parsed<PatentNumber> {
  if (typeof input !== 'string' || input.length > 40)
    return refused(problems.malformed(quoted(input)))
  const text = input.trim().toUpperCase()
  if (publication.test(text)) return refused(problems.isPublication(text))
  const match = pattern.exec(text)
  const digits = match?.[1]
  if (digits === undefined) return refused(problems.malformed(quoted(input)))
  const year = yearOf(digits)
  if (year === undefined) return refused(problems.yearImpossible(text))
  const kindDigit = digits.charAt(digits.length === 12 ? 4 : 2)
  if (!/[12389]/.test(kindDigit)) return refused(problems.kindUnknown(text, kindDigit))
  const check = match?.[2]
  if (check === undefined) {
    // Check digits came in 1989; earlier numbers are genuinely cited without.
    return year < 1989 ? accepted(digits as PatentNumber) : refused(problems.checkMissing(text))
  }
  const expected = patentCheck(digits)
  if (check !== expected) return refused(problems.checkWrong(text, expected, check))
  return accepted(`${digits}.${check}` as PatentNumber)
}

/** A number of trusted text. @throws ProblemError */
export function patentNumber(input: string): PatentNumber {
  return trusted(parsePatentNumber(input))
}

export function patentFacts(number: PatentNumber): PatentFacts {
  const [digits = '', check] = number.split('.')
  return {
    year: yearOf(digits) ?? 0,
    kind: patentKindOf(number),
    international: /[89]/.test(kindDigitOf(number)),
    checked: check !== undefined,
  }
}

// Asked several times of each of many rights.
export function patentKindOf(number: PatentNumber): PatentKind {
  const digit = kindDigitOf(number)
  if (digit === '3') return 'design'
  return digit === '1' || digit === '8' ? 'invention' : 'utility-model'
}

// Behind a year of four digits or of two.
const kindDigitOf = (number: string): string => number.charAt(number.length >= 12 ? 4 : 2)

/**
 * The term in years from the filing date: invention 20, utility model 10, design 15 if filed
 * since 2021-06-01, else 10.
 */
export const patentTermYears = (number: PatentNumber, filedOn: LocalDate): number =>
  termYears(patentFacts(number).kind, filedOn)

function termYears(kind: PatentKind, filedOn: LocalDate): number {
  switch (kind) {
    case 'invention':
      return 20
    case 'utility-model':
      return 10
    case 'design':
      return filedOn >= designsLongerFrom ? 15 : 10
    default: {
      const never: never = kind
      throw new TypeError(`no such kind of patent: ${String(never)}`)
    }
  }
}

/** The day on which the term of a patent of that kind ends; undefined where it can't be written. */
export const patentExpiresOn = (kind: PatentKind, filedOn: LocalDate): LocalDate | undefined =>
  yearsFrom(filedOn, termYears(kind, filedOn))

function yearOf(digits: string): number | undefined {
  if (digits.length === 12) {
    const year = Number(digits.slice(0, 4))
    return year >= 2003 ? year : undefined
  }
  const short = Number(digits.slice(0, 2))
  if (short >= 85) return 1900 + short
  return short <= 3 ? 2000 + short : undefined
}
