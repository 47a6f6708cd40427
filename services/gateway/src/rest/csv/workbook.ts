import { cellOfDecimal, writeWorkbook } from '@seedline/sheets/xlsx'
import type { Language } from '../../problems/language.ts'
import type { Answer, Input } from '../route.ts'
import { type Column, cellsOf, headingsOf } from './columns.ts'
import type { Book, Table } from './table.ts'
import { rowsOfAnswers } from './tables.ts'

type Body = Readonly<Record<string, unknown>>

type Ask = (input: Input) => Promise<Answer>

/** The table of an operation and what belongs to it, numbers as numbers. @throws ProblemError EXPORT_TOO_LARGE */
export async function workbookOf(
  table: Table,
  book: Book,
  input: Input,
  ask: Ask,
): Promise<Uint8Array> {
  const { language } = input
  // What is asked once is told in every sheet: all are of one moment. Of pages, each is asked for by itself.
  let first: Promise<Answer> | undefined
  const once: Ask = (asked) => {
    const answer = first === undefined || table.paged ? ask(asked) : first
    first ??= answer
    return answer
  }
  const rows: (readonly string[])[] = []
  for await (const row of rowsOfAnswers(table, input, once)) rows.push(row)
  const body = (await (first ?? once(input))).body as Body
  return writeWorkbook([
    { name: book.name[language], rows: asCells(table.columns, rows) },
    ...book.sheets.map(({ name, columns, items }) => ({
      name: name[language],
      rows: asCells(columns, rowsIn(columns, body[items], language)),
    })),
    {
      name: { zh: '说明', en: 'About' }[language],
      rows: book.about(body, input).map(([label, value]) => [label[language], value]),
    },
  ])
}

const rowsIn = (
  declared: readonly Column<never>[],
  items: unknown,
  language: Language,
): readonly (readonly string[])[] => {
  const columns = declared as readonly Column<unknown>[]
  const found = Array.isArray(items) ? (items as readonly unknown[]) : []
  return [headingsOf(columns, language), ...found.map((item) => cellsOf(columns, item))]
}

const asCells = (
  columns: readonly Column<never>[],
  [heading = [], ...rows]: readonly (readonly string[])[],
): readonly (readonly (string | number)[])[] => [
  heading,
  ...rows.map((row) => row.map((cell, at) => (columns[at]?.isNumber ? cellOfDecimal(cell) : cell))),
]
