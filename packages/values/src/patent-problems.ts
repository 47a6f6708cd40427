import { type Problem, problem } from './problem.ts'

const example = {
  zh: '请填写申请号或专利号，例如 ZL201710601862.3',
  en: 'Give the application or patent number, such as ZL201710601862.3',
}

export function malformed(shown: string): Problem {
  const title = { zh: `“${shown}”不是专利号`, en: `"${shown}" is not a patent number` }
  return problem('PATENT_NUMBER_MALFORMED', 'invalid', title, example)
}

export function isPublication(text: string): Problem {
  const title = {
    zh: `“${text}”是公开（公告）号，不是申请号`,
    en: `"${text}" is a publication number, not an application number`,
  }
  return problem('PATENT_NUMBER_IS_PUBLICATION', 'invalid', title, example)
}

export function kindUnknown(text: string, digit: string): Problem {
  return problem(
    'PATENT_KIND_UNKNOWN',
    'invalid',
    {
      zh: `“${text}”的种类号 ${digit} 不存在`,
      en: `"${text}" has the kind digit ${digit}, which does not exist`,
    },
    {
      zh: '种类号应为 1(发明)、2(实用新型)、3(外观设计)、8 或 9(PCT)',
      en: 'The kind is 1 (invention), 2 (utility model), 3 (design), 8 or 9 (PCT)',
    },
    { facts: { got: digit } },
  )
}

export function yearImpossible(text: string): Problem {
  return problem(
    'PATENT_YEAR_IMPOSSIBLE',
    'invalid',
    { zh: `“${text}”的年份与号码格式不符`, en: `The year of "${text}" does not fit its form` },
    {
      zh: '12 位号码始于 2003 年 10 月；8 位号码为 1985 至 2003 年',
      en: 'Numbers of 12 digits began in October 2003; those of 8 run from 1985 to 2003',
    },
  )
}

export function checkMissing(text: string): Problem {
  return problem(
    'PATENT_CHECK_DIGIT_MISSING',
    'invalid',
    { zh: `“${text}”缺少校验位`, en: `"${text}" lacks its check digit` },
    { zh: '请补上小数点后的校验位', en: 'Add the check digit after the point' },
  )
}

export function checkWrong(text: string, expected: string, got: string): Problem {
  return problem(
    'PATENT_CHECK_DIGIT_WRONG',
    'invalid',
    { zh: `“${text}”的校验位不对`, en: `The check digit of "${text}" is wrong` },
    { zh: '请对照专利证书逐位核对', en: 'Compare each digit with the certificate' },
    { facts: { expected, got } },
  )
}
