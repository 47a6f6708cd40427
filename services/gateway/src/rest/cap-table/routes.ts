import type { Backends } from '../../outbound/grpc/backends.ts'
import { recorded } from '../answers.ts'
import { rowsOf } from '../csv/columns.ts'
import { historyColumns } from '../csv/history-columns.ts'
import { type Input, type Route, route } from '../route.ts'
import { targetOf } from '../target.ts'
import { asOfToProto, historyEntryFromProto } from '../values/mapping.ts'
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
  const historyOf = async (input: Input<typeof contracts.getCapTableHistory>) => {
    const request = { ...input.params, asOf: asOfToProto(input.query) }
    const found = await capTables.getCapTableHistory(request, input.call)
    return found.entries.map(historyEntryFromProto)
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
      async (input) => ({ body: { items: await historyOf(input) } }),
      (input) => ({
        name: 'cap-table-history',
        rows: rowsOf(historyColumns, input.language, () => historyOf(input)),
      }),
    ),
  ]
}
