import { refusal } from '@seedline/contracts/refusals'
import type { Text } from '@seedline/values'
import type { Language } from '../../problems/language.ts'

/** One column of an export: its heading and how its cells are written. */
export interface Column<Item> {
  readonly heading: Text
  cell(item: Item): string
  /** Whether a spreadsheet is to hold it as a number. */
  readonly isNumber?: boolean
}

/** A column; absent values are empty cells. */
export const column = <Item>(
  zh: string,
  en: string,
  cell: (item: Item) => string | number | boolean | undefined,
): Column<Item> => ({ heading: { zh, en }, cell: (item) => String(cell(item) ?? '') })

/** A column of numbers: decimals as text, or whole ones. */
export const numberColumn = <Item>(
  zh: string,
  en: string,
  cell: (item: Item) => string | number | undefined,
): Column<Item> => ({ ...column(zh, en, cell), isNumber: true })

export const headingsOf = <Item>(
  columns: readonly Column<Item>[],
  language: Language,
): readonly string[] => columns.map(({ heading }) => heading[language])

export const cellsOf = <Item>(columns: readonly Column<Item>[], item: Item): readonly string[] =>
  columns.map(({ cell }) => cell(item))

/** The rows of a list that is answered as a whole. */
export async function* rowsOf<Item>(
  columns: readonly Column<Item>[],
  language: Language,
  items: () => Promise<readonly Item[]>,
): AsyncGenerator<readonly string[]> {
  const all = await items()
  yield headingsOf(columns, language)
  for (const item of all) yield cellsOf(columns, item)
}

/** Most rows of one export. */
export const mostRows = 10_000

export interface PageOfItems<Item> {
  readonly items: readonly Item[]
  /** Empty on the last page. */
  readonly nextToken: string
  /** How many there are in all, where the list tells. */
  readonly total?: number
}

/**
 * The rows of a list, page after page. Refused before its first row when the list tells that there are too many.
 * @throws ProblemError EXPORT_TOO_LARGE
 */
export async function* pagedRows<Item>(
  columns: readonly Column<Item>[],
  language: Language,
  pageAt: (token: string) => Promise<PageOfItems<Item>>,
): AsyncGenerator<readonly string[]> {
  let fetched = 0
  let token = ''
  do {
    const { items, nextToken, total } = await pageAt(token)
    if ((total ?? fetched + items.length) > mostRows) throw refusal('EXPORT_TOO_LARGE')
    if (token === '') yield headingsOf(columns, language)
    for (const item of items) yield cellsOf(columns, item)
    fetched += items.length
    // A list that stands still would never end.
    if (items.length === 0 && nextToken !== '') throw refusal('PAGE_TOKEN_INVALID')
    token = nextToken
  } while (token !== '')
}
