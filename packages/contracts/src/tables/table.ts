import type { Text } from '@seedline/values'

/** One column of an export. */
export interface Column {
  readonly heading: Text
  /** The members of a row that lead to its cell; entries of a list on the way are told one after another, each once. */
  readonly path: readonly string[]
  /** Whether they lead on from the answer: what is the same for all of its rows. */
  readonly ofAnswer: boolean
  /** Where they lead on from another list of the answer: from the entry that has the same in this member as the row. */
  readonly among?: { readonly list: string; readonly by: string }
  /** What stands between several. */
  readonly between: string
  /** Whether a spreadsheet is to hold it as a number. */
  readonly isNumber: boolean
}

/** Rows of an answer, and how each is written. */
export interface Sheet {
  /** The member of the answer that holds the rows. */
  readonly items: string
  readonly columns: readonly Column[]
}

/** A sheet of a workbook. */
export interface NamedSheet extends Sheet {
  readonly name: Text
}

/** How the answers of an operation are written as a table. */
export interface Table extends Sheet {
  /** The name of the file. */
  readonly name: string
  /** The kind of file of rows that takes it in again as it was written: its own facts come out as known, each row the same. */
  readonly importedAs?: 'enterprises' | 'figures' | 'patents' | 'designations' | 'carriers'
  /** Where it is also answered as a workbook. */
  readonly book?: Book
}

/** What a workbook holds beside its table. */
export interface Book {
  /** The name of the table's own sheet. */
  readonly name: Text
  /** Other rows of the same answer. */
  readonly sheets: readonly NamedSheet[]
  /** What the fields of its question are called; one that nobody filled in isn't told. */
  readonly asked: Readonly<Record<string, Text>>
  /** What is said on the sheet about it, beside as of when it is and where it comes from. */
  readonly notes: readonly (readonly [Text, string])[]
}

/** `path` with dots between its members. */
export const column = (path: string, zh: string, en: string, between = ' '): Column => ({
  heading: { zh, en },
  path: path.split('.'),
  ofAnswer: false,
  between,
  isNumber: false,
})

/** A column of numbers: decimals as text, or whole ones. */
export const numberColumn = (path: string, zh: string, en: string): Column => ({
  ...column(path, zh, en),
  isNumber: true,
})

/** The same columns of the answer itself. */
export const ofAnswer = (columns: readonly Column[]): readonly Column[] =>
  columns.map((one) => ({ ...one, ofAnswer: true }))

/** A column of the entry of another list that the row names. */
export const amongst = (list: string, by: string, one: Column): Column => ({
  ...one,
  among: { list, by },
})

/** The same columns of what lies deeper in a row. */
export const below = (member: string, columns: readonly Column[]): readonly Column[] =>
  columns.map((one) => ({ ...one, path: [member, ...one.path] }))

/** Where a row is from. */
export const provenanceColumns: readonly Column[] = below('provenance', [
  column('source', '来源', 'Source'),
  column('confidence', '可信度', 'Confidence'),
  column('synthetic', '演示数据', 'Synthetic'),
])
