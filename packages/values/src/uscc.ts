import type { Branded } from './brand.ts'
import { accepted, type Parsed, quoted, refused, trusted } from './parsed.ts'
import { type Problem, problem } from './problem.ts'
import { organisationCheck, usccCheck } from './uscc-check.ts'

/** A Unified Social Credit Code (GB 32100-2015), 18 upper-case characters. */
export type Uscc = Branded<string, 'Uscc'>

const pattern = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/
// No department has the digit 0, no office sits in district 000000, no organisation is the zeroth: such
// a code is a place left blank, and its check digit holds all the same.
const blank = /^(?:0|..000000|.{8}000000000)/
const fullWidth = /[\uFF01-\uFF5E\u3000]/

/**
 * Reads a code; lower case is normalised, nothing else is guessed (no O → 0). Some genuine codes
 * fail their check digit: `checkDigitOverride` lets those in, and whoever uses it must keep the
 * evidence. Problems: USCC_FULL_WIDTH, USCC_MALFORMED, USCC_CHECK_DIGIT_WRONG.
 */
export function parseUscc(
  input: unknown,
  options: { readonly checkDigitOverride?: boolean } = {},
): Parsed<Uscc> {
  if (typeof input !== 'string') return refused(malformed(input))
  if (fullWidth.test(input)) return refused(hasFullWidth())
  const code = input.toUpperCase()
  // Lowering and raising again must not turn a foreign letter (ſ, ı) into one of ours.
  if (!/^[\x21-\x7e]*$/.test(input) || !pattern.test(code)) return refused(malformed(input))
  if (blank.test(code)) return refused(isBlank(code))
  const expected = usccCheck(code.slice(0, 17))
  if (code[17] !== expected && !options.checkDigitOverride) return refused(wrong(code, expected))
  return accepted(code as Uscc)
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

/** Whether the code's own check digit holds; false only for codes let in by an override. */
export function usccCheckHolds(code: Uscc): boolean {
  return code[17] === usccCheck(code.slice(0, 17))
}

/**
 * Whether the organisation code within (GB 11714, characters 9 to 17) holds: worth a warning when
 * not, never a refusal.
 */
export function organisationCheckHolds(code: Uscc): boolean {
  return code[16] === organisationCheck(code.slice(8, 16))
}

/** The GB/T 2260 code of the registering office's district. */
export function districtOf(code: Uscc): string {
  return code.slice(2, 8)
}

function malformed(input: unknown): Problem {
  return problem(
    'USCC_MALFORMED',
    'invalid',
    {
      zh: `“${quoted(input)}”不是统一社会信用代码`,
      en: `"${quoted(input)}" is not a Unified Social Credit Code`,
    },
    {
      zh: '应为 18 位：数字与大写字母（不含 I、O、S、V、Z）,第 3 至 8 位为数字',
      en: 'It has 18 characters: digits and letters without I, O, S, V, Z; 3rd to 8th are digits',
    },
  )
}

function isBlank(code: string): Problem {
  return problem(
    'USCC_MALFORMED',
    'invalid',
    {
      zh: `“${code}”不是任何机关发出的统一社会信用代码`,
      en: `No office has given out the code "${code}"`,
    },
    {
      zh: '登记管理部门、行政区划和主体标识码都不会全为 0；没有代码时请留空',
      en: 'Department, district and organisation are never zeros only; leave it empty if there is none',
    },
  )
}

function hasFullWidth(): Problem {
  return problem(
    'USCC_FULL_WIDTH',
    'invalid',
    { zh: '统一社会信用代码含有全角字符', en: 'The code contains full-width characters' },
    { zh: '请改用半角字符重新输入', en: 'Type it again in half-width characters' },
  )
}

function wrong(code: string, expected: string): Problem {
  return problem(
    'USCC_CHECK_DIGIT_WRONG',
    'invalid',
    {
      zh: `统一社会信用代码 ${code} 的校验位不对`,
      en: `The check digit of ${code} is wrong`,
    },
    {
      zh: '请对照营业执照核对每一位；若执照上确实如此，请附证据使用校验位豁免',
      en: 'Compare each character with the licence; if it really reads so, use the check digit override with evidence',
    },
    { facts: { expected, got: code.slice(17) } },
  )
}
