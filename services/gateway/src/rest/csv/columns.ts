import type { Language } from '../../problems/language.ts'
import type { Text } from '../contract.ts'

/** One column of an export: its heading and how its cells are written. */
export interface Column<Item> {
  readonly heading: Text
  cell(item: Item): string
}

/** A column; absent values are empty cells. */
export const column = <Item>(
  zh: string,
  en: string,
  cell: (item: Item) => string | number | boolean | undefined,
): Column<Item> => ({ heading: { zh, en }, cell: (item) => String(cell(item) ?? '') })

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
