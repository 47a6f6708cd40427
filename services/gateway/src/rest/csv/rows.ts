import type { Operation } from '@seedline/contracts/operations'
import { refusal } from '@seedline/contracts/refusals'
import { type Table, tables } from '@seedline/contracts/tables'
import type { Answer, Input, Rows } from '../route.ts'
import { cellsOf, headingsOf } from './cells.ts'

/** Most rows of one export. */
const mostRows = 10_000

const rowsOfPage = 200

export interface Export extends Table {
  /** Whether its rows come in pages. */
  readonly isPaged: boolean
}

/** How an operation's answers are exported; undefined where they aren't. */
export function exportOf({ name, steps }: Operation): Export | undefined {
  const table = tables[name]
  return table && { ...table, isPaged: steps.some((step) => step.name === 'page') }
}

interface Page {
  /** Absent on the last one, and where the answer is no list in pages. */
  readonly nextPageToken?: string
  /** How many there are in all, where the list tells. */
  readonly total?: number
  /** It is an estimate. */
  readonly totalIsAbout?: boolean
}

/**
 * The rows of a table: of one answer, or of page after page. Refused before its first row when the list tells that there
 * are too many. @throws ProblemError EXPORT_TOO_LARGE
 */
export async function* rowsOfAnswers(
  { columns, items, isPaged }: Export,
  input: Input,
  ask: (input: Input) => Promise<Answer>,
): Rows {
  let fetched = 0
  let token = ''
  do {
    const page = { size: rowsOfPage, token }
    const { body } = await ask({
      ...input,
      message: { ...input.message, ...(isPaged && { page }) },
    })
    const { nextPageToken = '', ...answer } = body as Page & Record<string, unknown>
    const rows = answer[items] as readonly unknown[]
    if (fetched + rows.length > mostRows || isTooMany(answer)) throw refusal('EXPORT_TOO_LARGE')
    if (token === '') yield headingsOf(columns, input.language)
    for (const row of rows) yield cellsOf(columns, row, answer)
    fetched += rows.length
    // A list that stands still would never end.
    if (rows.length === 0 && nextPageToken !== '') throw refusal('PAGE_TOKEN_INVALID')
    token = nextPageToken
  } while (token !== '')
}

// An estimate may be as much as twice what there is.
const isTooMany = ({ total = 0, totalIsAbout }: Page): boolean =>
  total > (totalIsAbout ? 2 * mostRows : mostRows)
