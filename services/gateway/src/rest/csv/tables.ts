import type { Answer, Input, Rows } from '../route.ts'
import { carrierColumns } from './carrier-columns.ts'
import { type Column, mostRows, pagedRows, rowsOf } from './columns.ts'
import { designationColumns } from './designation-columns.ts'
import { enterpriseColumns } from './enterprise-columns.ts'
import { figureColumns, listedFigureColumns } from './figure-columns.ts'
import { historyColumns } from './history-columns.ts'
import { holderColumns } from './holder-columns.ts'
import { planTables } from './plan-tables.ts'
import type { Table } from './table.ts'

type Item = Readonly<Record<string, unknown>>

/** The operations that also answer CSV. */
export const tables: Readonly<Record<string, Table>> = {
  ...planTables,
  listEnterprises: { name: 'enterprises', columns: enterpriseColumns, items: 'items', paged: true },
  listDesignations: {
    name: 'designations',
    columns: designationColumns,
    items: 'items',
    paged: true,
  },
  listCarriers: { name: 'carriers', columns: carrierColumns, items: 'items', paged: true },
  getCarrierHistory: {
    name: 'carrier-history',
    columns: historyColumns,
    items: 'items',
    paged: false,
  },
  getEnterpriseHistory: { name: 'history', columns: historyColumns, items: 'items', paged: false },
  getIpRightHistory: {
    name: 'ip-right-history',
    columns: historyColumns,
    items: 'items',
    paged: false,
  },
  getCapTable: { name: 'cap-table', columns: holderColumns, items: 'holders', paged: false },
  getFigures: { name: 'figures', columns: figureColumns, items: 'figures', paged: false },
  listFigures: { name: 'figures', columns: listedFigureColumns, items: 'items', paged: true },
  getFiguresHistory: {
    name: 'figures-history',
    columns: historyColumns,
    items: 'items',
    paged: false,
  },
  getCapTableHistory: {
    name: 'cap-table-history',
    columns: historyColumns,
    items: 'items',
    paged: true,
  },
}

const rowsOfPage = 200

/** The rows of a table: of one answer, or of page after page. @throws ProblemError EXPORT_TOO_LARGE */
export const rowsOfAnswers = (
  { columns: declared, items, paged }: Table,
  input: Input,
  ask: (input: Input) => Promise<Answer>,
): Rows => {
  const columns = declared as readonly Column<Item>[]
  const answered = async (asked: Input) => (await ask(asked)).body as Item
  if (!paged)
    return rowsOf(columns, input.language, async () => (await answered(input))[items] as Item[])
  return pagedRows(columns, input.language, async (token) => {
    const page = { size: rowsOfPage, token }
    const body = await answered({ ...input, message: { ...input.message, page } })
    const {
      nextPageToken = '',
      total,
      totalIsAbout,
    } = body as {
      readonly nextPageToken?: string
      readonly total?: number
      readonly totalIsAbout?: boolean
    }
    const isCertain = total !== undefined && (!totalIsAbout || total > 2 * mostRows)
    return {
      items: body[items] as Item[],
      nextToken: nextPageToken,
      ...(isCertain && { total }),
    }
  })
}
