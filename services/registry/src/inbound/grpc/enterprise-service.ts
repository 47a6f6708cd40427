import { enterprises as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import { type Clock, dateInShanghai } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { enterprise } from '../../enterprise/aggregate.ts'
import { decide } from '../../enterprise/decide.ts'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'
import { carryingCodes } from '../../projections/enterprise-list/by-code.ts'
import type { EnterpriseDocument } from '../../projections/enterprise-list/document.ts'
import { enterpriseList } from '../../projections/enterprise-list/list.ts'
import { getEnterprise } from '../../projections/enterprise-list/query.ts'
import { getEnterpriseHistory } from '../../projections/history/query.ts'
import type { KnownFundDocument } from '../../projections/known-fund/view.ts'
import { correctEnterprise } from '../../use-cases/correct-enterprise.ts'
import { ladderSpanOf } from '../../use-cases/ladder-span.ts'
import { mergeEnterprise, reverseMerge } from '../../use-cases/merge-enterprise.ts'
import { registerEnterprise } from '../../use-cases/register-enterprise.ts'
import { enterpriseToProto } from './answers.ts'
import { checkCodes } from './check-codes.ts'

export interface EnterpriseServiceParts {
  readonly store: EventStore
  readonly enterprises: ViewStore<EnterpriseDocument>
  readonly funds: ViewStore<KnownFundDocument>
  readonly codes: ClusterCodes
  readonly clock: Clock
}

/** EnterpriseService: each operation, and what fulfils it. */
export const enterpriseService = (parts: EnterpriseServiceParts): BoundService => {
  const { store, enterprises, funds, codes, clock } = parts
  const check = checkCodes(codes)
  const list = enterpriseList(enterprises)
  return serviceOf(
    operations,
    {
      clock,
      checks: { registerEnterprise: check, correctEnterprise: check, listEnterprises: check },
    },
    {
      ...decidedBy(operations, {
        store,
        aggregate: enterprise,
        decide,
        id: 'Enterprise',
        but: ['registerEnterprise', 'correctEnterprise', 'mergeEnterprise', 'reverseMerge'],
        knowing: async (id, { context }) => ({
          ladder: await ladderSpanOf(store, id),
          ofOrganisation: takesBackOnlyOf(context.actor),
        }),
      }),
      registerEnterprise: (profile, call) => registerEnterprise(store, profile, call),
      correctEnterprise: (correction, call) => correctEnterprise(store, correction, call),
      mergeEnterprise: (request, call) => mergeEnterprise(store, request, call),
      reverseMerge: (request, call) => reverseMerge(store, request, call),
      async getEnterprise(question, { deadline }) {
        const sources = { store, enterprises }
        return enterpriseToProto(await getEnterprise(sources, { ...question, deadline }))
      },
      async listEnterprises({ page, ...filter }) {
        const asked = { ...filter, on: dateInShanghai(clock()) }
        const found = await list(asked, page)
        return { ...found, enterprises: found.enterprises.map(enterpriseToProto) }
      },
      async findEnterprises({ codes: asked }) {
        return { enterprises: await carryingCodes(store, asked) }
      },
      async getEnterpriseHistory(question, { actor }) {
        return { entries: await getEnterpriseHistory({ store, funds }, { ...question, actor }) }
      },
    },
  )
}
