import type { Page } from '@seedline/contracts/values/v1/values'
import type { Backends } from '../../outbound/grpc/backends.ts'
import { pageOf, recorded } from '../answers.ts'
import { pagedRows, rowsOf } from '../csv/columns.ts'
import { historyColumns } from '../csv/history-columns.ts'
import { type Input, type Route, route } from '../route.ts'
import { targetOf } from '../target.ts'
import { asOfToProto, historyEntryFromProto, pageToProto } from '../values/mapping.ts'
import { holderColumns } from './columns.ts'
import * as contracts from './contracts.ts'
import * as mapping from './mapping.ts'

/** The routes of cap tables. */
export const capTableRoutes = ({ capTables }: Backends): readonly Route[] => {
  const capTableOf = async ({ params, query, call }: Input<typeof contracts.getCapTable>) => {
    const atLeastVersion = query.atLeastVersion ?? 0
    const request = { ...params, asOf: asOfToProto(query), atLeastVersion }
    return mapping.capTableFromProto(await capTables.getCapTable(request, call))
  }
  const historyOf = async (
    { params, query, call }: Input<typeof contracts.getCapTableHistory>,
    page: Page,
  ) => {
    const request = { ...params, asOf: asOfToProto(query), page }
    const found = await capTables.getCapTableHistory(request, call)
    return {
      items: found.entries.map(historyEntryFromProto),
      nextToken: found.nextPageToken,
    }
  }
  return [
    route(
      contracts.getCapTable,
      async (input) => {
        const body = await capTableOf(input)
        return { body, version: body.version }
      },
      (input) => ({
        name: 'cap-table',
        rows: rowsOf(holderColumns, input.language, async () => (await capTableOf(input)).holders),
      }),
    ),
    route(contracts.recordTransactions, async (input) => {
      const target = targetOf(input.params.enterpriseId, input)
      const request = mapping.recordToProto(input.body, target)
      return recorded(await capTables.recordTransactions(request, input.call))
    }),
    route(
      contracts.getCapTableHistory,
      async (input) => {
        const { items, nextToken } = await historyOf(input, pageToProto(input.query))
        return { body: pageOf(items, nextToken) }
      },
      (input) => ({
        name: 'cap-table-history',
        rows: pagedRows(historyColumns, input.language, (token) =>
          historyOf(input, { size: 200, token }),
        ),
      }),
    ),
  ]
}
