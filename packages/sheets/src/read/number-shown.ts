import { type Fault, fault } from '../fault.ts'
import type { Cell } from './sheet.ts'

/** How a format shows a number: as it is kept, a hundred times larger behind a %, or at another scale. */
type Shown = 'as-kept' | 'percent' | 'scaled'

/**
 * A number as a person sees it, with all of its digits: 0.05 that is shown as 5 % is 5 %. One that is shown at another scale
 * (in thousands, 万 or 亿 by its format) isn't taken: whoever named the column's unit may have meant what is shown or what is kept.
 */
export function numberCell(value: number, format = ''): Cell {
  if (Math.abs(value) >= 1e15) return { text: String(value), fault: tooManyDigits }
  // A spreadsheet keeps 15 digits and shows no more: what lies behind them is noise of its arithmetic.
  const [digits = '', exponent = '0'] = value.toExponential(14).split('e')
  const shown = howShown(format)
  if (shown === 'percent') return { text: `${shifted(digits, Number(exponent) + 2)}%` }
  const text = shifted(digits, Number(exponent))
  return shown === 'as-kept' || value === 0 ? { text } : { text, fault: scaledByFormat }
}

/** What stands in a format as it is: in quotation marks, behind \ or !, a width behind _ and a filling behind *. */
const literal = /"([^"]*)"|[\\!_*](.)|\[[^\]]*\]/g

function howShown(format: string): Shown {
  // A written point among the digits, as of 0!.0, moves them without the number being another.
  const plain = format.replace(literal, (_all, quoted = '', single = '') =>
    /[.．]/.test(`${quoted}${single}`) ? '\ue000' : '',
  )
  if (/[0#?]\ue000+[0#?]/.test(plain) || /[0#?],+(?![0#?,])/.test(plain)) return 'scaled'
  const sections = plain.split(';').filter((section) => /[0#?]/.test(section))
  const percents = sections.map((section) => section.split('%').length - 1)
  if (percents.every((signs) => signs === 0)) return 'as-kept'
  return percents.every((signs) => signs === 1) ? 'percent' : 'scaled'
}

/** Digits times a power of ten, written out. */
function shifted(digits: string, exponent: number): string {
  const sign = digits.startsWith('-') ? '-' : ''
  const all = digits.replace(/[-.]/g, '')
  const point = exponent + 1
  const whole = point > 0 ? all.slice(0, point).padEnd(point, '0') : '0'
  const fraction = (point > 0 ? all.slice(point) : '0'.repeat(-point) + all).replace(/0+$/, '')
  const text = fraction === '' ? whole : `${whole}.${fraction}`
  return text === '0' ? '0' : `${sign}${text}`
}

const tooManyDigits: Fault = fault(
  'NUMBER_LOST_DIGITS',
  [
    '表格软件只保存 15 位数字，这个数已丢失末位',
    'Spreadsheets keep 15 digits: this number has lost its last ones',
  ],
  ['请把该列设为“文本”后重新填写', 'Format the column as text and enter it again'],
)
const scaledByFormat: Fault = fault(
  'NUMBER_SHOWN_SCALED',
  [
    '单元格按格式缩放显示（如以千、万为单位），看到的数与保存的数不同',
    'The cell’s format shows its number at another scale, such as thousands: what is seen is not what is kept',
  ],
  [
    '请把该列的数字格式改为“常规”，核对数值与列名中的单位',
    'Format the column as “General”, and check the numbers against the unit in the heading',
  ],
)
