import { type Operation, readRequest } from '@seedline/contracts/operations'
import type { Book, Column, Sheet } from '@seedline/contracts/tables'
import { cellOfDecimal, writeWorkbook } from '@seedline/sheets/xlsx'
import { dateInShanghai, systemClock, type Text } from '@seedline/values'
import type { Answer, Input } from '../route.ts'
import { cellsOf, headingsOf } from './cells.ts'
import { type Export, rowsOfAnswers } from './rows.ts'

type Body = Readonly<Record<string, unknown>>

type Ask = (input: Input) => Promise<Answer>

/** The table of an operation and what belongs to it, numbers as numbers. @throws ProblemError EXPORT_TOO_LARGE */
export async function workbookOf(
  table: Export,
  { book, operation }: { readonly book: Book; readonly operation: Operation },
  input: Input,
  ask: Ask,
): Promise<Uint8Array> {
  const { language } = input
  // What is asked once is told in every sheet: all are of one moment. Of a list in pages that is its first one.
  let first: Body | undefined
  const keeping: Ask = async (asked) => {
    const answer = await ask(asked)
    first ??= answer.body as Body
    return answer
  }
  const rows: (readonly string[])[] = []
  for await (const row of rowsOfAnswers(table, input, keeping)) rows.push(row)
  const body = first ?? {}
  return writeWorkbook([
    { name: book.name[language], rows: asCells(table.columns, rows) },
    ...book.sheets.map((sheet) => ({
      name: sheet.name[language],
      rows: asCells(sheet.columns, rowsIn(sheet, body, input)),
    })),
    {
      name: { zh: '说明', en: 'About' }[language],
      rows: about(book, body, readRequest(operation, input.message).values).map(
        ([label, value]) => [label[language], value],
      ),
    },
  ])
}

function rowsIn({ columns, items }: Sheet, body: Body, { language }: Input) {
  const found = body[items]
  const all: readonly unknown[] = Array.isArray(found) ? found : []
  return [headingsOf(columns, language), ...all.map((row) => cellsOf(columns, row, body))]
}

const asCells = (
  columns: readonly Column[],
  [heading = [], ...rows]: readonly (readonly string[])[],
): readonly (readonly (string | number)[])[] => [
  heading,
  ...rows.map((row) => row.map((cell, at) => (columns[at]?.isNumber ? cellOfDecimal(cell) : cell))),
]

interface Told {
  readonly asOf?: string
  readonly notYetCounted?: number
  readonly sources?: readonly { readonly title: string; readonly url?: string }[]
}

/** As of when it is, what was asked in the words of the contract, and where it comes from. */
function about(
  { asked: names, notes }: Book,
  body: Body,
  question: Readonly<Record<string, unknown>>,
): (readonly [Text, string])[] {
  const { asOf, notYetCounted = 0, sources = [] } = body as Told
  const asked = Object.entries(names).flatMap(([field, name]) => {
    const value = [question[field] ?? ''].flat().join(', ')
    // No year is 0: it is one that nobody named.
    return value === '' || value === '0' ? [] : [[name, value] as const]
  })
  return [
    [{ zh: '截至', en: 'As of' }, String(asOf ?? question.asOf ?? dateInShanghai(systemClock()))],
    [{ zh: '尚未计入的记录', en: 'Records not counted yet' }, String(notYetCounted)],
    ...notes,
    ...asked,
    ...sources.map(
      ({ title, url = '' }) => [{ zh: '来源', en: 'Source' }, `${title} ${url}`.trim()] as const,
    ),
  ]
}
