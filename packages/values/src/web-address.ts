import { accepted, type Parsed, quoted, refused } from './parsed.ts'
import { type Problem, problem } from './problem.ts'
import { faultOfLine } from './visible-text.ts'

/** The longest address that is kept, in characters. */
export const webAddressMax = 2000

// Browsers read a backslash as a slash, and what stands before an @ as a name to sign in with: both
// make an address look as if it led elsewhere.
const pattern = /^https?:\/\/[^\s/\\?#@]+(?:[/?#][^\s\\]*)?$/i

/**
 * Reads an address of a page, http or https, and keeps it exactly as it was given: an address that
 * would have to be mended first (a line break, a space) is refused. Problems: TEXT_TOO_LONG,
 * URL_MALFORMED.
 */
export function parseWebAddress(input: unknown): Parsed<string> {
  if (typeof input !== 'string') return refused(malformed(input))
  if (input.length > webAddressMax) return refused(tooLong())
  const readable = faultOfLine(input) === undefined
  if (!readable || !pattern.test(input) || !URL.canParse(input)) return refused(malformed(input))
  return accepted(input)
}

function malformed(input: unknown): Problem {
  return problem(
    'URL_MALFORMED',
    'invalid',
    { zh: `“${quoted(input)}”不是网址`, en: `"${quoted(input)}" is not the address of a page` },
    {
      zh: '请以 http:// 或 https:// 开头，不含空格、换行、反斜杠和用户名',
      en: 'Begin with http:// or https://, without spaces, line breaks, backslashes or a user name',
    },
  )
}

function tooLong(): Problem {
  return problem(
    'TEXT_TOO_LONG',
    'invalid',
    {
      zh: `网址超过 ${webAddressMax} 个字符`,
      en: `The address has more than ${webAddressMax} characters`,
    },
    { zh: '请使用更短的网址', en: 'Use a shorter address' },
    { facts: { maximum: String(webAddressMax) } },
  )
}
