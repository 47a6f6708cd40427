import { readXlsx as readWorkbook } from 'hucre/xlsx'
import { type Fault, fault, UnreadableSheet } from '../fault.ts'
import {
  type Cell,
  longestCell,
  mostColumns,
  type Row,
  type Sheet,
  type SheetFile,
} from './sheet.ts'

/** Beyond these a file is to come as CSV, which is read row by row. */
export const largestWorkbook = 20 * 1024 * 1024
const mostRows = 200_000

/**
 * One sheet of an XLSX file; the first, where none is named. It is read as a whole: a formula is told from a value.
 * @throws UnreadableSheet WORKBOOK_TOO_LARGE, WORKBOOK_UNREADABLE, SHEET_UNKNOWN, SHEET_EMPTY, SHEET_TOO_LONG
 */
export async function readXlsx(file: SheetFile, sheetName?: string): Promise<Sheet> {
  if (file.size > largestWorkbook) throw new UnreadableSheet(tooLarge)
  const { sheets } = await workbookOf(file)
  const names = sheets.map(({ name }) => name)
  const sheet = sheetName === undefined ? sheets[0] : sheets.find(({ name }) => name === sheetName)
  if (sheet === undefined) throw new UnreadableSheet(unknownSheet(sheetName ?? '', names))
  const [heading, ...rows] = sheet.rows
  if (heading === undefined) throw new UnreadableSheet(empty)
  if (rows.length > mostRows) throw new UnreadableSheet(tooLong)
  const formulas = new Set(
    [...(sheet.cells ?? [])].filter(([, { formula }]) => formula !== undefined).map(([at]) => at),
  )
  return {
    name: sheet.name,
    names,
    heading: heading.map((cell) => cellOf(cell).text.trim()),
    rows: rowsOf(rows, formulas),
  }
}

async function workbookOf(file: SheetFile) {
  const bytes = await wholeOf(file)
  try {
    return await readWorkbook(bytes)
  } catch (cause) {
    throw new UnreadableSheet(unreadable, { cause })
  }
}

async function wholeOf(file: SheetFile): Promise<Uint8Array> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of file.bytes()) {
    size += piece.length
    // A file may grow while it is read.
    if (size > largestWorkbook) throw new UnreadableSheet(tooLarge)
    pieces.push(piece)
  }
  const whole = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    whole.set(piece, at)
    at += piece.length
  }
  return whole
}

type Value = string | number | boolean | Date | null | undefined | object

async function* rowsOf(
  rows: readonly (readonly Value[])[],
  formulas: ReadonlySet<string>,
): AsyncIterable<Row> {
  for (const [at, values] of rows.entries()) {
    const line = at + 1
    const cells = values
      .slice(0, mostColumns)
      .map((value, column) =>
        formulas.has(`${line},${column}`) ? { text: '', fault: isFormula } : cellOf(value),
      )
    if (cells.some(({ text, fault: wrong }) => text.trim() !== '' || wrong))
      yield { number: line + 1, cells }
  }
}

const spreadsheetError = /^#(?:REF!|N\/A|VALUE!|DIV\/0!|NAME\?|NULL!|NUM!)$/

function cellOf(value: Value): Cell {
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'number') return numberCell(value)
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) return dayCell(value)
  const text = typeof value === 'string' ? value : plainText(value)
  if (spreadsheetError.test(text)) return { text, fault: isError }
  return text.length > longestCell ? { text: text.slice(0, 50), fault: cellTooLong } : { text }
}

// Text of several formats comes as its runs.
const plainText = (value: object): string => {
  const runs = 'richText' in value && Array.isArray(value.richText) ? value.richText : []
  return runs.map((run: { readonly text?: string }) => run.text ?? '').join('')
}

/** A spreadsheet keeps 15 digits of a number and shows no more: what lies behind them is noise of its arithmetic. */
function numberCell(value: number): Cell {
  const [digits = '', exponent = '0'] = value.toExponential(14).split('e')
  if (Math.abs(value) >= 1e15) return { text: String(value), fault: tooManyDigits }
  return { text: shifted(digits, Number(exponent)) }
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

function dayCell(value: Date): Cell {
  const text = value.toISOString()
  return text.endsWith('T00:00:00.000Z')
    ? { text: text.slice(0, 10) }
    : { text: text.slice(0, 16).replace('T', ' ') }
}

const tooLarge: Fault = fault(
  'WORKBOOK_TOO_LARGE',
  ['XLSX 文件超过 20 MiB', 'The XLSX file is larger than 20 MiB'],
  ['请另存为 CSV 再导入：CSV 不限大小', 'Save it as CSV, which may have any size'],
)
const tooLong: Fault = fault(
  'SHEET_TOO_LONG',
  ['工作表超过 200,000 行', 'The sheet has more than 200,000 rows'],
  ['请另存为 CSV 再导入', 'Save it as CSV'],
)
const unreadable: Fault = fault(
  'WORKBOOK_UNREADABLE',
  ['这不是可以读取的 XLSX 文件', 'This is no XLSX file that can be read'],
  [
    '请在表格软件中打开后另存为 .xlsx 或 .csv（旧式 .xls 和加密文件不能读取）',
    'Open it in your spreadsheet program and save it as .xlsx or .csv (old .xls and encrypted files can’t be read)',
  ],
)
const empty: Fault = fault(
  'SHEET_EMPTY',
  ['工作表里没有内容', 'There is nothing in the sheet'],
  ['第一行应为列名，其下每行一条', 'The first row names the columns, each row below is one entry'],
)
const unknownSheet = (name: string, names: readonly string[]): Fault =>
  fault(
    'SHEET_UNKNOWN',
    [`文件里没有名为“${name}”的工作表`, `The file has no sheet called “${name}”`],
    [`请从中选择：${names.join('、')}`, `Choose one of: ${names.join(', ')}`],
  )
const isFormula: Fault = fault(
  'CELL_IS_FORMULA',
  ['单元格是公式，其结果可能已过时', 'The cell is a formula, whose result may be out of date'],
  ['请选中该列，复制后“仅粘贴数值”', 'Copy the column and paste its values'],
)
const isError: Fault = fault(
  'CELL_IS_ERROR',
  ['单元格是表格软件的出错标记', 'The cell is an error of the spreadsheet'],
  ['请改正该单元格', 'Mend the cell'],
)
const tooManyDigits: Fault = fault(
  'NUMBER_LOST_DIGITS',
  [
    '表格软件只保存 15 位数字，这个数已丢失末位',
    'Spreadsheets keep 15 digits: this number has lost its last ones',
  ],
  ['请把该列设为“文本”后重新填写', 'Format the column as text and enter it again'],
)
const cellTooLong: Fault = fault(
  'CELL_TOO_LONG',
  [`单元格超过 ${longestCell} 个字符`, `The cell is longer than ${longestCell} characters`],
  ['请缩短内容', 'Shorten it'],
)
