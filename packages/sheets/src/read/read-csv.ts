import Papa from 'papaparse'
import { type Fault, fault, UnreadableSheet } from '../fault.ts'
import { neutralised } from '../write/csv-line.ts'
import { decoded, type Encoding } from './decode.ts'
import {
  longestCell,
  mostColumns,
  type Row,
  type Sheet,
  type SheetFile,
  tooLongCell,
} from './sheet.ts'

/** A row that is longer than this is none: a quote was opened and never closed. */
const longestRow = 1024 * 1024

/**
 * A CSV file as a sheet: comma, semicolon or tab, whichever its heading has; quotes, and line ends of any system.
 * Rows are read as they are asked for, however long the file is.
 * @throws UnreadableSheet ENCODING_UNKNOWN, SHEET_EMPTY
 */
export async function readCsv(file: SheetFile, encoding?: Encoding): Promise<Sheet> {
  const rows = records(decoded(file.bytes(), encoding))
  const first = await rows.next()
  if (first.done) throw new UnreadableSheet(empty)
  return {
    name: '',
    names: [],
    heading: first.value.cells.map((text) => text.trim()),
    rows: numbered(rows, first.value.cells.length),
  }
}

interface Parsed {
  readonly cells: readonly string[]
  readonly broken: boolean
}

async function* numbered(records: AsyncIterable<Parsed>, width: number): AsyncIterable<Row> {
  let number = 1
  for await (const { cells, broken } of records) {
    number += 1
    if (cells.every((text) => text.trim() === '')) continue
    const wrong = broken ? quotesBroken : faultOfWidth(cells, width)
    yield {
      number,
      cells: cells
        .slice(0, mostColumns)
        .map((text) =>
          text.length > longestCell ? tooLongCell(text) : { text: asExported(text) },
        ),
      ...(wrong && { fault: wrong }),
    }
  }
}

// An unquoted comma in a cell moves everything behind it.
function faultOfWidth(cells: readonly string[], width: number): Fault | undefined {
  if (cells.length > mostColumns) return tooWide
  return cells.slice(width).some((text) => text.trim() !== '') ? moreThanHeading : undefined
}

/** Exports put an apostrophe before what a spreadsheet would run; here it is no part of the text. */
const asExported = (text: string): string => {
  const meant = text.slice(1)
  return text.startsWith("'") && neutralised(meant) === text ? meant : text
}

async function* records(texts: AsyncIterable<string>): AsyncGenerator<Parsed, void, undefined> {
  let delimiter: string | undefined
  let held = ''
  for await (const text of withPlainLineEnds(texts)) {
    held += text
    delimiter ??= delimiterOf(held)
    if (delimiter === undefined) {
      if (held.length > longestRow) throw new UnreadableSheet(neverEnds)
      continue
    }
    const { rows, rest } = parsed(held, delimiter, true)
    yield* rows
    held = rest
    if (held.length > longestRow) throw new UnreadableSheet(neverEnds)
  }
  if (held !== '') yield* parsed(held, delimiter ?? ',', false).rows
}

/** Every line end as a line feed, one of two characters not being two. */
async function* withPlainLineEnds(texts: AsyncIterable<string>): AsyncIterable<string> {
  let carried = ''
  for await (const piece of texts) {
    const text = carried + piece
    carried = text.endsWith('\r') ? '\r' : ''
    yield text.slice(0, text.length - carried.length).replace(/\r\n?/g, '\n')
  }
  if (carried !== '') yield '\n'
}

const delimiters = [',', '\t', ';'] as const

/** The one that the heading holds most of; undefined until the heading is whole. */
function delimiterOf(text: string): string | undefined {
  const end = text.indexOf('\n')
  if (end < 0) return undefined
  const heading = text.slice(0, end)
  const counted = delimiters.map((each) => [each, heading.split(each).length] as const)
  return counted.reduce((most, one) => (one[1] > most[1] ? one : most))[0]
}

function parsed(text: string, delimiter: string, more: boolean) {
  const parser = new Papa.Parser({ delimiter, newline: '\n' })
  const { data, errors, meta } = parser.parse(text, 0, more) as Papa.ParseResult<string[]>
  const broken = new Set(errors.filter(({ type }) => type === 'Quotes').map(({ row }) => row))
  return {
    rows: data.map((cells, at) => ({ cells, broken: broken.has(at) })),
    rest: more ? text.slice(meta.cursor) : '',
  }
}

const empty: Fault = fault(
  'SHEET_EMPTY',
  ['文件里没有内容', 'There is nothing in the file'],
  ['第一行应为列名，其下每行一条', 'The first row names the columns, each row below is one entry'],
)
const neverEnds: Fault = fault(
  'ROW_NEVER_ENDS',
  ['有一处引号打开后没有关闭', 'A quotation mark is opened and never closed'],
  [
    '请检查引号：单元格内的引号应写两次',
    'Look at the quotation marks: within a cell each is written twice',
  ],
)
const quotesBroken: Fault = fault(
  'QUOTES_BROKEN',
  ['这一行的引号不成对', 'The quotation marks of this row don’t match'],
  [
    '单元格内的引号应写两次，整格再加一对引号',
    'Write each quotation mark within a cell twice, and put a pair around the cell',
  ],
)
const moreThanHeading: Fault = fault(
  'ROW_HAS_MORE_CELLS',
  ['这一行的单元格比列名多', 'This row has more cells than the heading'],
  ['单元格里的逗号须用引号括住整格', 'A cell that holds a comma has to stand in quotation marks'],
)
const tooWide: Fault = fault(
  'ROW_TOO_WIDE',
  [`这一行超过 ${mostColumns} 列`, `This row has more than ${mostColumns} columns`],
  ['请删去多余的列', 'Leave out the columns that are not needed'],
)
