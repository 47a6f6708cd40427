import { evidences, optional, provenance, quantity } from '@seedline/contracts/kinds'
import {
  groupRelations as operations,
  relatedParty,
  relationKind,
} from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { Group } from '@seedline/contracts/registry/v1/group_relation_service'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import { type Clock, dateInShanghai } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { groupRelation } from '../../group-relation/aggregate.ts'
import { decide } from '../../group-relation/decide.ts'
import type { GroupDocument } from '../../projections/group/document.ts'
import { type GroupAnswer, getGroup } from '../../projections/group/query.ts'
import { enterpriseDatesOf } from '../../use-cases/enterprise-dates.ts'
import { stateRelation } from '../../use-cases/state-relation.ts'

export interface GroupRelationServiceParts {
  readonly store: EventStore
  readonly groups: ViewStore<GroupDocument>
  readonly clock: Clock
}

/** GroupRelationService: each operation, and what fulfils it. */
export const groupRelationService = ({
  store,
  groups,
  clock,
}: GroupRelationServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock },
    {
      ...decidedBy(operations, {
        store,
        aggregate: groupRelation,
        decide,
        id: 'Enterprise',
        but: ['stateRelation'],
        knowing: async (id, { context }) => ({
          enterprise: await enterpriseDatesOf(store, id),
          ofOrganisation: takesBackOnlyOf(context.actor),
        }),
      }),
      stateRelation: (request, call) => stateRelation(store, request, call),
      async getGroup(question, { deadline }) {
        const asked = { ...question, deadline, today: dateInShanghai(clock()) }
        return groupToProto(await getGroup({ store, groups }, asked))
      },
    },
  )

const share = optional(quantity, null)
const madeBy = optional(provenance, null)
const papers = evidences(50)

export const groupToProto = (answer: GroupAnswer): Group => ({
  enterpriseId: answer.enterpriseId,
  version: answer.version,
  relations: answer.state.relations.map((one) => ({
    factId: one.factId,
    kind: relationKind.toProto(one.kind),
    party: relatedParty.toProto(one.party),
    sharePercent: share.toProto(one.sharePercent),
    since: one.since,
    endedOn: one.endedOn ?? '',
    evidence: [...papers.toProto(one.evidence)],
    provenance: madeBy.toProto(one.provenance),
  })),
  chain: answer.chain.map((party) => relatedParty.toProto(party)),
  subsidiaries: answer.subsidiaries.map((one) => ({
    enterpriseId: one.enterpriseId,
    kind: relationKind.toProto(one.kind),
    sharePercent: share.toProto(one.sharePercent),
    since: one.since,
  })),
  subsidiariesLeftOut: answer.subsidiariesLeftOut,
  history: [...answer.history],
})
