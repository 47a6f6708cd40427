import { capTableTables } from './cap-table-tables.ts'
import { loanTables } from './loan-tables.ts'
import { planTables } from './plan-tables.ts'
import { registryTables } from './registry-tables.ts'
import type { Table } from './table.ts'

/** How the answers of operations are written as tables, by the operations' names. */
export const tables: Readonly<Record<string, Table>> = {
  ...registryTables,
  ...capTableTables,
  ...planTables,
  ...loanTables,
}

export type { Book, Column, NamedSheet, Sheet, Table } from './table.ts'
