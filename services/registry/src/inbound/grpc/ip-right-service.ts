import { ipRights as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { AsOf, ViewStore } from '@seedline/views'
import { ipRight } from '../../ip-right/aggregate.ts'
import { decide } from '../../ip-right/decide.ts'
import type { EnterpriseDocument } from '../../projections/enterprise-list/document.ts'
import { tellingNamed } from '../../projections/enterprise-list/named-among.ts'
import { duplicatesOf } from '../../projections/enterprise-list/recorded-under.ts'
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
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly clock: Clock
}

/** IpRightService: each operation, and what fulfils it. */
export const ipRightService = (parts: IpRightServiceParts): BoundService => {
  const { store, clock } = parts
  const telling = (rights: readonly IpRight[], { asOf }: { readonly asOf: AsOf }) =>
    tellingNamed(parts, rights, {
      asOf,
      named: ({ owners }) => owners.map(({ enterpriseId }) => enterpriseId),
    })
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
      async getIpRight(question, { deadline }) {
        const right = await getIpRight(parts, { ...question, deadline })
        const [told = right] = await telling([right], question)
        return told
      },
      async findIpRight(question, { deadline }) {
        const right = await findIpRight(parts, { ...question, deadline })
        const [told = right] = await telling([right], question)
        return told
      },
      async listIpRights(question, { deadline }) {
        const { enterpriseId, asOf } = question
        const duplicates =
          enterpriseId === '' ? [] : await duplicatesOf(store, { enterpriseId, asOf })
        const list = await listIpRights(parts, { ...question, duplicates, deadline })
        return { ...list, rights: await telling(list.rights, question) }
      },
      getIpRightHistory: (question, { deadline }) =>
        getIpRightHistory(parts, { ...question, deadline }),
    },
  )
}
