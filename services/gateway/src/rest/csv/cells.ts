import type { Column } from '@seedline/contracts/tables'
import type { Language } from '../../problems/language.ts'

/** The cell of a row of an answer in a column; '' where there is nothing. */
function cellOf({ path, between, ...column }: Column, row: unknown, answer: unknown): string {
  const found = valuesAt(beginningOf(column, row, answer), path)
  return [...new Set(Array.from(found, written))].join(between)
}

/** What a column's path leads on from. */
function beginningOf(
  { ofAnswer, among }: Pick<Column, 'ofAnswer' | 'among'>,
  row: unknown,
  answer: unknown,
): unknown {
  if (among === undefined) return ofAnswer ? answer : row
  const [named] = valuesAt(row, [among.by])
  const list = [...valuesAt(answer, [among.list])]
  return list.find((one) => [...valuesAt(one, [among.by])][0] === named)
}

const written = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

function* valuesAt(value: unknown, [name, ...rest]: readonly string[]): Generator<unknown> {
  if (value === undefined || value === null) return
  if (Array.isArray(value)) for (const one of value) yield* valuesAt(one, pathOf(name, rest))
  else if (name === undefined) yield value
  else yield* valuesAt((value as Readonly<Record<string, unknown>>)[name], rest)
}

const pathOf = (name: string | undefined, rest: readonly string[]): readonly string[] =>
  name === undefined ? [] : [name, ...rest]

export const headingsOf = (columns: readonly Column[], language: Language): readonly string[] =>
  columns.map(({ heading }) => heading[language])

export const cellsOf = (
  columns: readonly Column[],
  row: unknown,
  answer?: unknown,
): readonly string[] => columns.map((column) => cellOf(column, row, answer))
