import { accepted, type Parsed, quoted, refused } from './parsed.ts'
import {
  type PatentKind,
  type PatentNumber,
  parsePatentNumber,
  patentKindOf,
} from './patent-number.ts'
import { problem } from './problem.ts'

/** The registers that rights of intellectual property stand in; a number is one register's. */
export type IpFamily =
  | 'patent'
  | 'overseas-patent'
  | 'trademark'
  | 'software-copyright'
  | 'layout-design'

export type IpKind = PatentKind | Exclude<IpFamily, 'patent'>

interface Form {
  readonly pattern: RegExp
  readonly example: string
}

/** Without spaces, in upper case. Only patents of CNIPA have a published check digit; see parsePatentNumber. */
const forms: Readonly<Record<Exclude<IpFamily, 'patent'>, Form>> = {
  // The office's two letters, then its own number with its kind code; CN is the other family.
  'overseas-patent': { pattern: /^(?!CN)[A-Z]{2}[0-9A-Z/.-]{4,20}$/, example: 'US10123456B2' },
  // National numbers, and those of the Madrid system.
  trademark: { pattern: /^(?:\d{1,8}[A-Z]?|G\d{5,8}[A-Z]?)$/, example: '12345678' },
  'software-copyright': {
    pattern: /^(?:\d{4}SR\d{5,8}|\d{4}R11[LSE]\d{6,8})$/,
    example: '2024SR0123456',
  },
  'layout-design': { pattern: /^BS\.?\d{8,9}\.?[0-9X]$/, example: 'BS.20123456.7' },
}

const names: Readonly<Record<Exclude<IpFamily, 'patent'>, readonly [zh: string, en: string]>> = {
  'overseas-patent': ['境外专利号', 'number of a patent abroad'],
  trademark: ['商标注册号', 'trademark number'],
  'software-copyright': ['软件著作权登记号', 'number of a software copyright'],
  'layout-design': ['布图设计登记号', 'number of a layout design'],
}

/**
 * The one way in which a number of a register is written here: two ways of writing the same number are the same right.
 * Problems: IP_NUMBER_MALFORMED, and those of parsePatentNumber.
 */
export function parseIpNumber(family: IpFamily, input: string): Parsed<string> {
  if (family === 'patent') return parsePatentNumber(input)
  const { pattern, example } = forms[family]
  const text = input.normalize('NFKC').replace(/\s+/g, '').toUpperCase()
  if (input.length <= 60 && pattern.test(text)) return accepted(canonical(family, text))
  const [zh, en] = names[family]
  return refused(
    problem(
      'IP_NUMBER_MALFORMED',
      'invalid',
      { zh: `“${quoted(input)}”不是${zh}`, en: `"${quoted(input)}" is not a ${en}` },
      {
        zh: `请按证书填写，例如 ${example}`,
        en: `Write it as on the certificate, such as ${example}`,
      },
    ),
  )
}

function canonical(family: IpFamily, text: string): string {
  if (family === 'trademark') return text.replace(/^0+(?=\d)/, '')
  if (family !== 'layout-design') return text
  const digits = text.replace(/[^0-9X]/g, '')
  return `BS.${digits.slice(0, -1)}.${digits.slice(-1)}`
}

/** What a right is, as its register and its number say. The number is one that parseIpNumber accepted. */
export const ipKindOf = (family: IpFamily, number: string): IpKind =>
  family === 'patent' ? patentKindOf(number as PatentNumber) : family
