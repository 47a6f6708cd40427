import { quoted } from './parsed.ts'
import { type Problem, problem } from './problem.ts'

export function malformed(input: unknown): Problem {
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

export function isBlank(code: string): Problem {
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

export function hasFullWidth(): Problem {
  return problem(
    'USCC_FULL_WIDTH',
    'invalid',
    { zh: '统一社会信用代码含有全角字符', en: 'The code contains full-width characters' },
    { zh: '请改用半角字符重新输入', en: 'Type it again in half-width characters' },
  )
}

export function checkDigitIsWrong(code: string, expected: string): Problem {
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

export function organisationIsWrong(code: string, expected: string): Problem {
  return problem(
    'USCC_ORGANISATION_WRONG',
    'invalid',
    {
      zh: `统一社会信用代码 ${code} 中的组织机构代码（第 9 至 17 位）校验位不对`,
      en: `The organisation code within ${code} (characters 9 to 17) fails its own check`,
    },
    {
      zh: '请对照营业执照核对第 9 至 17 位；若执照上确实如此，请附证据使用校验位豁免',
      en: 'Compare characters 9 to 17 with the licence; if it really reads so, use the check digit override with evidence',
    },
    { facts: { expected, got: code.slice(16, 17) } },
  )
}

export function authorityIsUnknown(code: string): Problem {
  return problem(
    'USCC_AUTHORITY_UNKNOWN',
    'invalid',
    {
      zh: `没有登记管理部门和机构类别发出以“${code.slice(0, 2)}”开头的统一社会信用代码`,
      en: `No department gives out codes that begin with "${code.slice(0, 2)}"`,
    },
    {
      zh: '请对照营业执照核对前两位（企业为 91）；若执照上确实如此，请附证据使用校验位豁免',
      en: "Compare the first two characters with the licence (an enterprise's are 91); if it really reads so, use the check digit override with evidence",
    },
    { facts: { got: code.slice(0, 2) } },
  )
}

/** Says nothing of the number itself: it is a person's, and what is refused is logged. */
export function isIdentityCard(): Problem {
  return problem(
    'USCC_IDENTITY_CARD',
    'invalid',
    {
      zh: '这是居民身份证号码，不是统一社会信用代码',
      en: "This is a person's identity-card number, not a Unified Social Credit Code",
    },
    {
      zh: '请填写企业营业执照上的 18 位代码；身份证号码一律不登记',
      en: "Give the 18 characters of the enterprise's licence; identity-card numbers are never recorded",
    },
  )
}
