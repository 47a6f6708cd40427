import { isNothingInCell } from '@seedline/values'
import type { Fault } from '../fault.ts'
import { fault } from '../fault.ts'
import type { Row } from '../read/sheet.ts'
import type { Column, Json } from './column.ts'
import type { Matches } from './match.ts'

/** What is wrong with one cell, so that it can be found and mended. */
export interface CellFault extends Fault {
  /** The column's id; undefined: the row as a whole. */
  readonly column: string | undefined
  readonly value: string
}

/** A row as a request's JSON, or all that is wrong with it. */
export type ReadRow =
  | { readonly ok: true; readonly request: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly faults: readonly CellFault[] }

/** Reads a row: each cell by its column, blanks around texts taken off. */
export function readRow(columns: readonly Column[], matches: Matches, row: Row): ReadRow {
  if (row.fault) return { ok: false, faults: [{ ...row.fault, column: undefined, value: '' }] }
  const faults: CellFault[] = []
  const request: Record<string, unknown> = {}
  for (const column of columns) {
    const match = matches[column.id]
    const cell = match?.index === undefined ? undefined : row.cells[match.index]
    const text = cell?.text.trim() ?? ''
    const note = (found: Fault) => faults.push({ ...found, column: column.id, value: text })
    if (cell?.fault) note(cell.fault)
    else if (text === '') {
      if (column.required) note(missing)
    } else if (isNothingInCell(text) || isFailure.test(text)) note(nothing)
    else {
      const read = column.read(text, match?.unit)
      if ('fault' in read) note(read.fault)
      else place(request, column.at, read.value)
    }
  }
  return faults.length > 0 ? { ok: false, faults } : { ok: true, request }
}

// What spreadsheets write where something failed.
const isFailure = /^(?:#+|#[a-z0-9/_]+[!?]?|=.*)$/i

/** What stands at a place of a request's JSON; undefined where nothing does. */
export const valueAt = (json: Readonly<Record<string, unknown>>, at: readonly string[]): unknown =>
  at.reduce<unknown>(
    (inner, name) => (inner as Readonly<Record<string, unknown>> | undefined)?.[name],
    json,
  )

function place(request: Record<string, unknown>, at: readonly string[], value: Json): void {
  const [name = '', ...further] = at
  if (further.length === 0) {
    request[name] = value
    return
  }
  const inner = (request[name] ?? {}) as Record<string, unknown>
  request[name] = inner
  place(inner, further, value)
}

const nothing = fault(
  'CELL_SAYS_NOTHING',
  [
    '这一格不是内容，而是“没有”的写法或出错标记',
    'The cell says that there is nothing, or is an error',
  ],
  [
    '没有的请留空；其余请填写真实内容',
    'Leave it empty where there is nothing; else write what there is',
  ],
)
const missing = fault(
  'CELL_EMPTY',
  ['这一格必须填写', 'This cell must be filled in'],
  ['请填写后再导入', 'Fill it in and import again'],
)
