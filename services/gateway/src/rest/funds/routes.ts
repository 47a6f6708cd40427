import type { Backends } from '../../outbound/grpc/backends.ts'
import { pageOf, recorded } from '../answers.ts'
import { type Route, route } from '../route.ts'
import { targetOf } from '../target.ts'
import { asOfToProto, pageToProto } from '../values/mapping.ts'
import * as contracts from './contracts.ts'
import * as mapping from './mapping.ts'

/** The routes of funds. */
export const fundRoutes = ({ funds }: Backends): readonly Route[] => [
  route(contracts.openFund, async ({ body, commandId, call }) =>
    recorded(await funds.openFund(mapping.openToProto(body, commandId), call)),
  ),
  route(contracts.listFunds, async ({ query, call }) => {
    const found = await funds.listFunds({ page: pageToProto(query) }, call)
    return { body: pageOf(found.funds.map(mapping.fundFromProto), found.nextPageToken) }
  }),
  route(contracts.getFund, async ({ params, query, call }) => {
    const atLeastVersion = query.atLeastVersion ?? 0
    const found = await funds.getFund({ ...params, asOf: asOfToProto(query), atLeastVersion }, call)
    return { body: mapping.fundFromProto(found), version: found.version }
  }),
  route(contracts.addCommitment, async (input) => {
    const target = targetOf(input.params.fundId, input)
    const request = mapping.addToProto(input.body, target)
    return recorded(await funds.addCommitment(request, input.call))
  }),
]
