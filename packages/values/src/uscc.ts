import type { Branded } from './brand.ts'
import { readsAsIdentityCard } from './identity-card.ts'
import { accepted, type Parsed, refused, trusted } from './parsed.ts'
import type { Problem } from './problem.ts'
import { organisationCheck, usccCheck } from './uscc-check.ts'
import {
  authorityIsUnknown,
  checkDigitIsWrong,
  hasFullWidth,
  isBlank,
  isIdentityCard,
  malformed,
  organisationIsWrong,
} from './uscc-problems.ts'

/** A Unified Social Credit Code (GB 32100-2015), 18 upper-case characters. */
export type Uscc = Branded<string, 'Uscc'>

const pattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
// No department has the digit 0, no office sits in district 000000, no organisation is the zeroth: such
// a code is a place left blank, and its check digit holds all the same.
const blank = /^(?:0|..000000|.{8}000000000)/
// Which department registers whom (GB 32100-2015, table 1; 54 was added for residents' committees). 9 is market
// regulation: 91 enterprises, 92 sole traders, 93 farmers' cooperatives.
const departments =
  /^(?:1[1239]|2[19]|3[123459]|4[19]|5[12349]|6[129]|7[129]|8[19]|9[1239]|A[19]|N[1239]|Y[19])/
const fullWidth = /[\uFF01-\uFF5E\u3000]/

/**
 * Reads a code; lower case is normalised, nothing else is guessed (no O → 0). Some genuine codes fail a
 * check: `checkDigitOverride` lets those in, and whoever uses it must keep the evidence. A person's
 * identity-card number never comes in. Problems: USCC_FULL_WIDTH, USCC_MALFORMED, USCC_IDENTITY_CARD,
 * USCC_AUTHORITY_UNKNOWN, USCC_CHECK_DIGIT_WRONG, USCC_ORGANISATION_WRONG.
 */
export function parseUscc(
  input: unknown,
  options: { readonly checkDigitOverride?: boolean } = {},
): Parsed<Uscc> {
  if (typeof input !== 'string') return refused(malformed(input))
  if (fullWidth.test(input)) return refused(hasFullWidth())
  const code = input.toUpperCase()
  const failing = failingCheck(code)
  // Ten of eleven mistyped ones are known by their date; a licence that holds in every check is no card.
  if (readsAsIdentityCard(code, failing === undefined)) return refused(isIdentityCard())
  // Lowering and raising again must not turn a foreign letter (ſ, ı) into one of ours.
  if (!/^[\x21-\x7e]*$/.test(input) || !pattern.test(code)) return refused(malformed(input))
  if (blank.test(code)) return refused(isBlank(code))
  if (failing && !options.checkDigitOverride) return refused(failing)
  return accepted(code as Uscc)
}

function failingCheck(code: string): Problem | undefined {
  if (!departments.test(code)) return authorityIsUnknown(code)
  const digit = usccCheck(code.slice(0, 17))
  if (code[17] !== digit) return checkDigitIsWrong(code, digit)
  const inner = organisationCheck(code.slice(8, 16))
  return code[16] === inner ? undefined : organisationIsWrong(code, inner)
}

/** A code of trusted text. @throws ProblemError */
export function uscc(input: string): Uscc {
  return trusted(parseUscc(input))
}

/**
 * A code that was recorded once: its form alone is looked at, because what is refused today may have
 * been accepted then. @throws ProblemError USCC_MALFORMED
 */
export function recordedUscc(text: string): Uscc {
  return trusted(pattern.test(text) ? accepted(text as Uscc) : refused(malformed(text)))
}

/** Whether a code passes every check; false only for those let in by an override, or before all were applied. */
export const usccChecksHold = (code: Uscc): boolean => failingCheck(code) === undefined

/** The GB/T 2260 code of the registering office's district. */
export function districtOf(code: Uscc): string {
  return code.slice(2, 8)
}
