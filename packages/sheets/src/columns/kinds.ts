import type { Text } from '@seedline/values'
import { fault } from '../fault.ts'
import { type Column, type Read, type Unit, units } from './column.ts'

type Said = Omit<Column, 'read' | 'inUnits' | 'required'> & { readonly required?: true }

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

/** An amount of yuan as a decimal text; exact, whatever the unit. */
export const amountColumn = (said: Said): Column => ({ ...column(said, readAmount), inUnits: true })

const decimal = /^(-?)(\d{1,3}(?:,\d{3})+|\d+)(?:\.(\d+))?$/

function readAmount(text: string, unit: Unit | undefined): Read {
  const power = units.find(({ id }) => id === unit)?.power
  if (power === undefined) return { fault: unitMissing }
  const digits = plainDecimal(text)
  return digits === undefined ? { fault: notANumber(text) } : { value: timesTen(digits, power) }
}

/** A number as a decimal text. */
export const numberColumn = (said: Said): Column =>
  column(said, (text) => {
    const digits = plainDecimal(text)
    return digits === undefined ? { fault: notANumber(text) } : { value: digits }
  })

/** Without the commas between thousands; undefined: none. */
function plainDecimal(text: string): string | undefined {
  const [found, sign = '', whole = '', fraction] = decimal.exec(text.replaceAll('，', ',')) ?? []
  if (found === undefined) return undefined
  const digits = whole.replaceAll(',', '').replace(/^0+(?=\d)/, '')
  return `${sign}${digits}${fraction === undefined ? '' : `.${fraction}`}`
}

/** The point moved to the right, digit by digit: no arithmetic, no rounding. */
function timesTen(digits: string, power: number): string {
  const [whole = '', fraction = ''] = digits.split('.')
  const moved = `${whole}${fraction.slice(0, power).padEnd(power, '0')}`
  const left = fraction.slice(power)
  const [, sign = '', plain = ''] = /^(-?)0*(\d+)$/.exec(moved) ?? []
  return `${sign}${plain}${left === '' ? '' : `.${left}`}`
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

const unitMissing = fault(
  'UNIT_MISSING',
  ['没有说明金额的单位', 'It isn’t said which unit the amount is in'],
  [
    '请为该列选择单位，或在列名中写明，如“注册资本（万元）”',
    'Choose a unit for the column, or write it into the heading, as “Registered capital (10,000 yuan)”',
  ],
)
