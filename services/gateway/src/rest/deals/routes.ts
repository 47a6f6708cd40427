import type { Backends } from '../../outbound/grpc/backends.ts'
import { pageOf, recorded } from '../answers.ts'
import { type Route, route } from '../route.ts'
import { targetOf } from '../target.ts'
import { asOfToProto } from '../values/mapping.ts'
import * as contracts from './contracts.ts'
import * as mapping from './mapping.ts'

/** The routes of deals. */
export const dealRoutes = ({ deals }: Backends): readonly Route[] => [
  route(contracts.openDeal, async ({ body, commandId, call }) =>
    recorded(await deals.openDeal(mapping.openToProto(body, commandId), call)),
  ),
  route(contracts.listDeals, async ({ query, call }) => {
    const found = await deals.listDeals(mapping.listToProto(query), call)
    return { body: pageOf(found.deals.map(mapping.dealFromProto), found.nextPageToken) }
  }),
  route(contracts.getDeal, async ({ params, query, call }) => {
    const atLeastVersion = query.atLeastVersion ?? 0
    const found = await deals.getDeal({ ...params, asOf: asOfToProto(query), atLeastVersion }, call)
    return { body: mapping.dealFromProto(found), version: found.version }
  }),
  route(contracts.startDueDiligence, async ({ params, body, commandId, expectedVersion, call }) => {
    const request = { ...params, ...body, commandId, expectedVersion }
    return recorded(await deals.startDueDiligence(request, call))
  }),
  route(contracts.approveDeal, async (input) => {
    const target = targetOf(input.params.dealId, input)
    const request = mapping.approveToProto(input.body, target)
    return recorded(await deals.approveDeal(request, input.call))
  }),
  route(contracts.declineDeal, async ({ params, body, commandId, expectedVersion, call }) => {
    const request = { ...params, ...body, commandId, expectedVersion }
    return recorded(await deals.declineDeal(request, call))
  }),
  route(contracts.withdrawDeal, async ({ params, body, commandId, expectedVersion, call }) => {
    const request = { ...params, ...body, commandId, expectedVersion }
    return recorded(await deals.withdrawDeal(request, call))
  }),
  route(contracts.closeRound, async (input) => {
    const target = targetOf(input.params.dealId, input)
    const request = mapping.closeToProto(input.body, target)
    return recorded(await deals.closeRound(request, input.call))
  }),
]
