import { readXlsx as readWorkbook } from 'hucre/xlsx'
import { type Fault, fault, UnreadableSheet } from '../fault.ts'
import { numberCell } from './number-shown.ts'
import {
  type Cell,
  longestCell,
  mostColumns,
  type Row,
  type Sheet,
  type SheetFile,
  tooLongCell,
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
  const shown = sheets.find(({ hidden, veryHidden }) => !hidden && !veryHidden)
  const sheet =
    sheetName === undefined ? (shown ?? sheets[0]) : sheets.find(({ name }) => name === sheetName)
  if (sheet === undefined) throw new UnreadableSheet(unknownSheet(sheetName ?? '', names))
  const [heading, ...rows] = sheet.rows
  if (heading === undefined) throw new UnreadableSheet(empty)
  if (rows.length > mostRows) throw new UnreadableSheet(tooLong)
  const remarks = { odd: oddCells(sheet), formats: numberFormats(sheet) }
  return {
    name: sheet.name,
    names,
    heading: heading.map((cell) => cellOf(cell).text.trim()),
    rows: rowsOf(rows, remarks, heading.length),
  }
}

async function workbookOf(file: SheetFile) {
  const bytes = await wholeOf(file)
  try {
    return await readWorkbook(bytes, { readStyles: true })
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

type Workbook = Awaited<ReturnType<typeof readWorkbook>>

/** Cells whose value is not to be taken as it stands: formulas, days that are not whole ones, and what a merge covers. */
function oddCells({ cells, merges = [] }: Workbook['sheets'][number]): ReadonlyMap<string, Fault> {
  const odd = new Map<string, Fault>()
  for (const [at, { formula, type, style }] of cells ?? []) {
    if (formula !== undefined) odd.set(at, isFormula)
    else if (type === 'error') odd.set(at, isError)
    else if (type === 'date' && !showsWholeDay(style?.numFmt)) odd.set(at, notAWholeDay)
  }
  for (const { startRow, startCol, endRow, endCol } of merges)
    for (let row = startRow; row <= Math.min(endRow, startRow + mostRows); row += 1)
      for (let col = startCol; col <= Math.min(endCol, startCol + mostColumns); col += 1)
        if (row !== startRow || col !== startCol) odd.set(`${row},${col}`, isMerged)
  return odd
}

/** How the numbers are shown that have a format of their own. */
function numberFormats({ cells }: Workbook['sheets'][number]): ReadonlyMap<string, string> {
  const formats = new Map<string, string>()
  for (const [at, { type, style }] of cells ?? [])
    if (type === 'number' && style?.numFmt) formats.set(at, style.numFmt)
  return formats
}

/** What is known of cells besides their values, by row and column. */
interface Remarks {
  readonly odd: ReadonlyMap<string, Fault>
  readonly formats: ReadonlyMap<string, string>
}

/** Whether a format of a date shows year, month and day; of one that isn't told it is taken for granted. */
function showsWholeDay(format: string | undefined): boolean {
  if (format === undefined || format === '') return true
  const plain = format.replace(/"[^"]*"|\\.|\[[^\]]*\]/g, '').toLowerCase()
  return /y/.test(plain) && /m/.test(plain) && /d/.test(plain)
}

async function* rowsOf(
  rows: readonly (readonly Value[])[],
  { odd, formats }: Remarks,
  width: number,
): AsyncIterable<Row> {
  for (const [index, values] of rows.entries()) {
    const line = index + 1
    const cells = values.slice(0, Math.max(width, mostColumns)).map((value, column) => {
      const at = `${line},${column}`
      const cell = cellOf(value, formats.get(at))
      const wrong = odd.get(at)
      return wrong ? { text: cell.text, fault: wrong } : cell
    })
    const beyond = cells.slice(width).some(({ text }) => text.trim() !== '')
    if (cells.some(({ text, fault: wrong }) => text.trim() !== '' || (wrong && wrong !== isMerged)))
      yield { number: line + 1, cells, ...(beyond && { fault: moreThanHeading }) }
  }
}

function cellOf(value: Value, format?: string): Cell {
  if (value === null || value === undefined) return { text: '' }
  if (typeof value === 'number') return numberCell(value, format)
  if (typeof value === 'boolean') return { text: value ? 'TRUE' : 'FALSE' }
  if (value instanceof Date) return dayCell(value)
  const text = typeof value === 'string' ? value : plainText(value)
  return text.length > longestCell ? tooLongCell(text) : { text }
}

// Text of several formats comes as its runs.
const plainText = (value: object): string => {
  const runs = 'richText' in value && Array.isArray(value.richText) ? value.richText : []
  return runs.map((run: { readonly text?: string }) => run.text ?? '').join('')
}

function dayCell(value: Date): Cell {
  const text = value.toISOString()
  // Before March 1900 spreadsheets count days that never were; a 0 is a cell that was empty.
  if (text < '1900-03-01') return { text: text.slice(0, 10), fault: noDay }
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
const notAWholeDay: Fault = fault(
  'DAY_NOT_SHOWN',
  [
    '单元格只显示日期的一部分，其余不是谁写下的',
    'The cell shows a part of a date: nobody wrote down the rest',
  ],
  ['请写出年、月、日，或留空', 'Write year, month and day, or leave it empty'],
)
const noDay: Fault = fault(
  'DAY_MALFORMED',
  ['单元格不是日期（多半是空值变成的 0）', 'The cell is no date (most likely a 0 that was empty)'],
  ['请清空或改正该单元格', 'Empty the cell, or mend it'],
)
const isMerged: Fault = fault(
  'CELL_IS_MERGED',
  ['单元格与上面或左边的合并了', 'The cell is merged with one above or beside it'],
  ['请取消合并，并逐行填写', 'Take the merge apart and fill in each row'],
)
const moreThanHeading: Fault = fault(
  'ROW_HAS_MORE_CELLS',
  ['这一行的单元格比列名多', 'This row has more cells than the heading'],
  ['请给每一列写上列名', 'Give each column a heading'],
)
const isError: Fault = fault(
  'CELL_IS_ERROR',
  ['单元格是表格软件的出错标记', 'The cell is an error of the spreadsheet'],
  ['请改正该单元格', 'Mend the cell'],
)
