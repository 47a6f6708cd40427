import { type Fault, fault } from '../fault.ts'

/** A cell as text: a number in plain decimal digits, a day as YYYY-MM-DD, empty where there is nothing. */
export interface Cell {
  readonly text: string
  /** Why it can't be taken as it stands, such as a formula. */
  readonly fault?: Fault
}

/** A row under the heading. */
export interface Row {
  /** As a spreadsheet numbers it: the heading is row 1. */
  readonly number: number
  readonly cells: readonly Cell[]
  /** Why the row as a whole can't be read. */
  readonly fault?: Fault
}

/** One sheet of a file. */
export interface Sheet {
  /** Empty for CSV, which has no names. */
  readonly name: string
  /** Every sheet of the file, of which this is one. */
  readonly names: readonly string[]
  readonly heading: readonly string[]
  /** Read once, as they are needed. */
  readonly rows: AsyncIterable<Row>
}

/** A file as a browser or a disk has it. */
export interface SheetFile {
  readonly name: string
  readonly size: number
  bytes(): AsyncIterable<Uint8Array>
}

/** Bounds of a row, whatever the file. */
export const mostColumns = 200
export const longestCell = 10_000

/** What is left of a cell that is longer than that. */
export const tooLongCell = (text: string): Cell => ({ text: text.slice(0, 50), fault: tooLong })

const tooLong = fault(
  'CELL_TOO_LONG',
  [`单元格超过 ${longestCell} 个字符`, `The cell is longer than ${longestCell} characters`],
  ['请缩短内容', 'Shorten it'],
)
