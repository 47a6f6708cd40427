import type { Backends } from '../../outbound/grpc/backends.ts'
import { recorded } from '../answers.ts'
import { type Route, route } from '../route.ts'
import { targetOf } from '../target.ts'
import { asOfToProto } from '../values/mapping.ts'
import * as contracts from './contracts.ts'
import * as mapping from './mapping.ts'

/** The routes of ladders. */
export const ladderRoutes = ({ stageRecords }: Backends): readonly Route[] => [
  route(contracts.getLadder, async ({ params, query, call }) => {
    const atLeastVersion = query.atLeastVersion ?? 0
    const request = { ...params, asOf: asOfToProto(query), atLeastVersion }
    const found = await stageRecords.getLadder(request, call)
    return { body: mapping.ladderFromProto(found), version: found.version }
  }),
  route(contracts.recordStage, async (input) => {
    const target = targetOf(input.params.enterpriseId, input)
    const request = mapping.recordToProto(input.body, target)
    return recorded(await stageRecords.recordStage(request, input.call))
  }),
  route(contracts.correctStage, async (input) => {
    const { enterpriseId, rungId } = input.params
    const target = { ...targetOf(enterpriseId, input), rungId }
    const request = mapping.correctToProto(input.body, target)
    return recorded(await stageRecords.correctStage(request, input.call))
  }),
  route(contracts.withdrawStage, async ({ params, body, commandId, expectedVersion, call }) => {
    const request = { ...params, ...body, commandId, expectedVersion }
    return recorded(await stageRecords.withdrawStage(request, call))
  }),
]
