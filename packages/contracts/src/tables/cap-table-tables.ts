import { historyColumns } from './history.ts'
import { type Column, column, type Table } from './table.ts'

const holder: readonly Column[] = [
  column('name', '持有人', 'Holder'),
  column('kind', '类型', 'Kind'),
  column('quantity', '持股数量', 'Quantity'),
  column('percent', '持股比例（%）', 'Share (%)'),
  column('optionsOutstanding', '未行权期权', 'Options outstanding'),
  column('holderId', '持有人编号', 'Holder id'),
]

/** Cap tables and their histories, as tables. */
export const capTableTables = {
  getCapTable: { name: 'cap-table', items: 'holders', columns: holder },
  getCapTableHistory: { name: 'cap-table-history', items: 'items', columns: historyColumns },
} satisfies Readonly<Record<string, Table>>
