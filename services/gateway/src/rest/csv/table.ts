import type { Text } from '@seedline/values'
import type { Input } from '../route.ts'
import type { Column } from './columns.ts'

type Body = Readonly<Record<string, unknown>>

/** How the answers of an operation are written as a table. */
export interface Table {
  /** The name of the file. */
  readonly name: string
  readonly columns: readonly Column<never>[]
  /** The member of the answer that holds the rows. */
  readonly items: string
  /** Whether the rows come in pages. */
  readonly paged: boolean
  /** Where it is also answered as a workbook. */
  readonly book?: Book
}

/** A sheet beside the table's own: other rows of the same answer. */
export interface BookSheet {
  readonly name: Text
  readonly columns: readonly Column<never>[]
  readonly items: string
}

/** What a workbook holds beside its table. */
export interface Book {
  /** The name of the table's own sheet. */
  readonly name: Text
  readonly sheets: readonly BookSheet[]
  /** As of when it is, where it comes from: told on a sheet of its own. Of a list in pages, of its first. */
  about(body: Body, input: Input): readonly (readonly [Text, string])[]
}
