import { ipRights as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { ipRight } from '../../ip-right/aggregate.ts'
import { decide } from '../../ip-right/decide.ts'
import type { IpRightDocument } from '../../projections/ip-right/document.ts'
import {
  findIpRight,
  getIpRight,
  getIpRightHistory,
  listIpRights,
} from '../../projections/ip-right/query.ts'
import { correctIpRight, recordIpFacts, registerIpRight } from '../../use-cases/record-ip-right.ts'

export interface IpRightServiceParts {
  readonly store: EventStore
  readonly rights: ViewStore<IpRightDocument>
  readonly clock: Clock
}

/** IpRightService: each operation, and what fulfils it. */
export const ipRightService = (parts: IpRightServiceParts): BoundService => {
  const { store, clock } = parts
  return serviceOf(
    operations,
    { clock },
    {
      ...decidedBy(operations, {
        store,
        aggregate: ipRight,
        decide,
        id: 'IpRight',
        but: ['registerIpRight', 'recordIpFacts', 'correctIpRight'],
        knowing: async (_, { context }) => ({ ofOrganisation: takesBackOnlyOf(context.actor) }),
      }),
      registerIpRight: (request, call) => registerIpRight(store, request, call),
      recordIpFacts: (request, call) => recordIpFacts(store, request, call),
      correctIpRight: (request, call) => correctIpRight(store, request, call),
      getIpRight: (question, { deadline }) => getIpRight(parts, { ...question, deadline }),
      findIpRight: (question, { deadline }) => findIpRight(parts, { ...question, deadline }),
      listIpRights: (question, { deadline }) => listIpRights(parts, { ...question, deadline }),
      getIpRightHistory: (question, { deadline }) =>
        getIpRightHistory(parts, { ...question, deadline }),
    },
  )
}
