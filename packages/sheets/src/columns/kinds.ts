import type { Text } from '@seedline/values'
import { fault } from '../fault.ts'
import type { Column, Read, Unit, UnitTerm } from './column.ts'
import { severalIn } from './several.ts'

type Said = Omit<Column, 'read' | 'units' | 'required'> & { readonly required?: true }

const column = (said: Said, read: Column['read']): Column => ({
  ...said,
  required: said.required === true,
  read,
})

/** Text as it stands: names are kept code point by code point. */
export const textColumn = (said: Said): Column => column(said, (text) => ({ value: text }))

/** A day, written with hyphens, slashes or 年月日; never as a day of a month whose place is unclear. */
export const dayColumn = (said: Said): Column => column(said, readDay)

const day = /^(\d{4})(?:-|\/|\.|年)(\d{1,2})(?:-|\/|\.|月)(\d{1,2})日?$/

function readDay(text: string): Read {
  const [, year = '', month = '', date = ''] = day.exec(text) ?? []
  if (year === '')
    return {
      fault: fault(
        'DAY_MALFORMED',
        [`“${text}”不是日期`, `“${text}” is not a date`],
        ['请写成 2024-05-20', 'Write it as 2024-05-20'],
      ),
    }
  return { value: `${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}` }
}

/** A term of a list: its code, and its names. */
export interface Term extends Text {
  readonly code: string
}

/** One of a list's terms, by its code or by its name in either language. */
export const termColumn = (said: Said, terms: readonly Term[]): Column => {
  const codes = new Map(
    terms.flatMap(({ code, zh, en }) =>
      [code, zh, en].map((name) => [name.trim().toLowerCase(), code] as const),
    ),
  )
  return column(said, (text) => {
    const value = codes.get(text.toLowerCase())
    if (value !== undefined) return { value }
    const some = terms.slice(0, 8)
    const more = terms.length > some.length ? '…' : ''
    return {
      fault: fault(
        'TERM_UNKNOWN',
        [`“${text}”不在列表中`, `“${text}” is not in the list`],
        [
          `请填写其中之一：${some.map(({ zh }) => zh).join('、')}${more}`,
          `Write one of: ${some.map(({ en }) => en).join(', ')}${more}`,
        ],
      ),
    }
  })
}

/** Several of a list's terms, with 、 or semicolons between. */
export const termsColumn = (said: Said, terms: readonly Term[]): Column => {
  const one = termColumn(said, terms)
  return column(said, (text, unit) => {
    const read = severalIn(text).map((part) => one.read(part, unit))
    const wrong = read.find((part) => 'fault' in part)
    return wrong ?? { value: read.map((part) => ('value' in part ? part.value : undefined)) }
  })
}

/** A figure with the digits and the unit that it is stated in: nothing is converted. */
export const figureColumn = (said: Said, units: readonly UnitTerm[]): Column => {
  const [only, ...others] = units
  const read = (text: string, chosen: Unit | undefined): Read => {
    // A count of people has one unit, and its heading need not say so.
    const unit = others.length === 0 ? only?.unit : chosen
    if (unit === undefined) return { fault: unitMissing }
    const value = plainDecimal(text.replace(/%$/, unit === '%' ? '' : '%'))
    return value === undefined ? { fault: notANumber(text) } : { value: { value, unit } }
  }
  return { ...column(said, read), units }
}

const decimal = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/

/** A number with the digits that it is written in; its unit stands in a cell of its own. */
export const decimalColumn = (said: Said): Column =>
  column(said, (text) => {
    const value = plainDecimal(text)
    return value === undefined ? { fault: notANumber(text) } : { value }
  })

/** Several names, with 、 or semicolons between. */
export const namesColumn = (said: Said): Column =>
  column(said, (text) => ({ value: severalIn(text) }))

/** Yes or no. */
export const yesNoColumn = (said: Said): Column =>
  column(said, (text) => {
    const value = yesOrNo.get(text.toLowerCase())
    return value === undefined ? { fault: notYesNo(text) } : { value }
  })

const yesOrNo: ReadonlyMap<string, boolean> = new Map([
  ...['是', '有', '已审计', 'yes', 'y', 'true', '1'].map((text) => [text, true] as const),
  ...['否', '无', '未审计', 'no', 'n', 'false', '0'].map((text) => [text, false] as const),
])

/** A year, a half-year or a quarter by itself. */
export const periodColumn = (said: Said): Column =>
  column(said, (text) => {
    const period = periodOf(text)
    return period === undefined ? { fault: notAPeriod(text) } : { value: period }
  })

const period = /^(\d{4})(?:年度?|-)?(?:第?([1-4])季度|[Qq]([1-4])|(上|下)半年|[Hh]([12]))?$/

/** As the contract writes it; undefined: none. Cumulated quarters (前三季度) are none. */
function periodOf(text: string): string | undefined {
  const [found, year = '', quarter, q, half, h] = period.exec(text.replaceAll(/\s/g, '')) ?? []
  if (found === undefined) return undefined
  if (quarter ?? q) return `${year}-Q${quarter ?? q}`
  if (half ?? h) return `${year}-H${h ?? (half === '上' ? '1' : '2')}`
  return year
}

/** Without the commas between thousands; undefined: none. */
function plainDecimal(text: string): string | undefined {
  const [found, sign = '', whole = '', fraction] = decimal.exec(text.replaceAll('，', ',')) ?? []
  if (found === undefined) return undefined
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  return `${sign}${digits}${fraction === undefined ? '' : `.${fraction}`}`
}

const notANumber = (text: string) =>
  fault(
    'NUMBER_MALFORMED',
    [`“${text}”不是数字`, `“${text}” is not a number`],
    [
      '请只写数字，如 1234.56；单位写在列名里',
      'Write digits alone, as 1234.56; the unit goes into the heading',
    ],
  )

const notYesNo = (text: string) =>
  fault(
    'YES_OR_NO_EXPECTED',
    [`“${text}”不是“是”或“否”`, `“${text}” is neither yes nor no`],
    ['请填写“是”或“否”', 'Write yes or no'],
  )

const notAPeriod = (text: string) =>
  fault(
    'PERIOD_MALFORMED',
    [`“${text}”不是期间`, `“${text}” is not a period`],
    [
      '请写成 2025、2025-H1（上半年）或 2025-Q3（当季，不是累计）',
      'Write 2025, 2025-H1 or 2025-Q3 (by itself, not cumulated)',
    ],
  )

const unitMissing = fault(
  'UNIT_MISSING',
  ['没有说明金额的单位', 'It isn’t said which unit the amount is in'],
  [
    '请为该列选择单位，或在列名中写明，如“注册资本（万元）”',
    'Choose a unit for the column, or write it into the heading, as “Registered capital (10,000 yuan)”',
  ],
)
