import type { Backends } from '../../outbound/grpc/backends.ts'
import { pageOf, recorded } from '../answers.ts'
import { rowsOf } from '../csv/columns.ts'
import { historyColumns } from '../csv/history-columns.ts'
import { type Input, type Route, route } from '../route.ts'
import { targetOf } from '../target.ts'
import { asOfToProto, historyEntryFromProto } from '../values/mapping.ts'
import * as contracts from './contracts.ts'
import { enterpriseRows } from './export.ts'
import * as mapping from './mapping.ts'

/** The routes of enterprises. */
export const enterpriseRoutes = ({ enterprises }: Backends): readonly Route[] => {
  const historyOf = async (input: Input<typeof contracts.getEnterpriseHistory>) => {
    const request = { ...input.params, asOf: asOfToProto(input.query) }
    const found = await enterprises.getEnterpriseHistory(request, input.call)
    return found.entries.map(historyEntryFromProto)
  }
  return [
    route(contracts.registerEnterprise, async ({ body, commandId, call }) =>
      recorded(
        await enterprises.registerEnterprise(mapping.registerToProto(body, commandId), call),
      ),
    ),
    route(
      contracts.listEnterprises,
      async ({ query, call }) => {
        const found = await enterprises.listEnterprises(mapping.listToProto(query), call)
        const items = found.enterprises.map(mapping.enterpriseFromProto)
        return { body: { ...pageOf(items, found.nextPageToken), total: found.total } }
      },
      ({ query, call, language }) => ({
        name: 'enterprises',
        rows: enterpriseRows(enterprises, mapping.listToProto(query), call, language),
      }),
    ),
    route(contracts.getEnterprise, async ({ params, query, call }) => {
      const atLeastVersion = query.atLeastVersion ?? 0
      const request = { ...params, asOf: asOfToProto(query), atLeastVersion }
      const found = await enterprises.getEnterprise(request, call)
      return { body: mapping.enterpriseFromProto(found), version: found.version }
    }),
    route(contracts.correctEnterprise, async (input) => {
      const target = targetOf(input.params.enterpriseId, input)
      const request = mapping.correctToProto(input.body, target)
      return recorded(await enterprises.correctEnterprise(request, input.call))
    }),
    route(contracts.closeEnterprise, async (input) => {
      const target = targetOf(input.params.enterpriseId, input)
      const request = mapping.closeToProto(input.body, target)
      return recorded(await enterprises.closeEnterprise(request, input.call))
    }),
    route(
      contracts.getEnterpriseHistory,
      async (input) => ({ body: { items: await historyOf(input) } }),
      (input) => ({
        name: 'history',
        rows: rowsOf(historyColumns, input.language, () => historyOf(input)),
      }),
    ),
  ]
}
