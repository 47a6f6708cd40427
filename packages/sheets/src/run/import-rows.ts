import type { Matches } from '../columns/match.ts'
import { inOneWidth } from '../columns/one-width.ts'
import { type CellFault, readRow, valueAt } from '../columns/read-row.ts'
import { fault } from '../fault.ts'
import type { ImportKind } from '../kinds/import-kind.ts'
import type { Row } from '../read/sheet.ts'
import type { Import } from './import.ts'
import { type SeenKeys, seenKeys } from './seen-keys.ts'
import { settleRows } from './settle-rows.ts'
import { subjectsOf } from './subjects.ts'
import type { Verdict } from './verdict.ts'
import type { Waiting } from './verdict-of.ts'

type Json = Readonly<Record<string, unknown>>

/** A batch takes no more rows, nor bytes: the public interface takes 256 KiB. */
const rowsOfBatch = 200
const bytesOfBatch = 160 * 1024
/** Batches under way at once: one is read while another is recorded. */
const batchesAtOnce = 2

/**
 * Imports the rows of a sheet, in order: a verdict on each, as soon as it is known. A row that can't be read is not sent.
 * Stopped, or broken off by a row that can't be read, it tells what was sent before; that stays recorded.
 * @throws whatever the gateway's port throws once it gave up
 */
export async function* importRows(
  rows: AsyncIterable<Row>,
  given: Import,
): AsyncGenerator<Verdict, void, undefined> {
  const underWay: Promise<readonly Verdict[]>[] = []
  const subjects = subjectsOf(given.gateway)
  try {
    for await (const batch of batches(rows, given)) {
      const settled = settleRows(batch, given, subjects)
      // Whoever awaits it hears of a failure; until then it is nobody's.
      settled.catch(() => undefined)
      underWay.push(settled)
      if (underWay.length >= batchesAtOnce) yield* (await underWay.shift()) ?? []
      if (given.signal?.aborted) break
    }
  } catch (error) {
    // A row further on can't be read: what was sent before it is recorded, and told.
    for (const settled of underWay.splice(0)) yield* await settled
    throw error
  }
  for (const settled of underWay) yield* await settled
}

async function* batches(
  rows: AsyncIterable<Row>,
  { kind, matches }: Import,
): AsyncIterable<readonly (Waiting | Verdict)[]> {
  const seen = seenKeys()
  let batch: (Waiting | Verdict)[] = []
  let bytes = 0
  for await (const row of rows) {
    const one = oneOf(row, kind, matches, seen)
    batch.push(one)
    bytes += 'request' in one ? JSON.stringify(one.request).length * 3 : 0
    if (batch.length < rowsOfBatch && bytes < bytesOfBatch) continue
    yield batch
    batch = []
    bytes = 0
  }
  if (batch.length > 0) yield batch
}

function oneOf(row: Row, kind: ImportKind, matches: Matches, seen: SeenKeys): Waiting | Verdict {
  const { number } = row
  const read = readRow(kind.columns, matches, row)
  if (!read.ok) return { kind: 'refused', row: number, faults: read.faults }
  const wrong = Object.entries(kind.check?.(read.request) ?? {})
  if (wrong.length > 0) {
    const faults = wrong.map(([column, found]) => ({
      ...found,
      column,
      value: textOf(row, matches, column),
    }))
    return { kind: 'refused', row: number, faults }
  }
  const before = seen.before(keyOf(read.request, kind).join('\n'), number)
  if (before !== undefined) {
    const told = kind.key.map((column) => textOf(row, matches, column))
    return { kind: 'refused', row: number, faults: [twice(kind.key[0], told.join(' '), before)] }
  }
  return { row: number, request: read.request, cells: row.cells }
}

/** What no two rows may share: by what they say, however each writes it. */
const keyOf = (request: Json, { key, columns, sameAs }: ImportKind): readonly string[] =>
  key.map((id) => {
    const { at = [id] } = columns.find((column) => column.id === id) ?? {}
    const value = String(valueAt(request, at) ?? '')
    return inOneWidth(sameAs?.(id, value) ?? value).toUpperCase()
  })

const textOf = (row: Row, matches: Matches, column: string): string => {
  const index = matches[column]?.index
  return index === undefined ? '' : (row.cells[index]?.text.trim() ?? '')
}

const twice = (column: string | undefined, value: string, before: number): CellFault => ({
  ...fault(
    'ROW_TWICE',
    [`与第 ${before} 行相同`, `The same as in row ${before}`],
    ['请只保留其中一行', 'Keep one of the two'],
  ),
  column,
  value,
})
