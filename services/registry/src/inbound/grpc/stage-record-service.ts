import { ladder as operations } from '@seedline/contracts/operations'
import { takesBackOnlyOf } from '@seedline/contracts/ownership'
import type { EventStore } from '@seedline/event-store'
import { decidedBy, serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { mergedInto } from '../../projections/enterprise-list/merged-into.ts'
import type { KnownFundDocument } from '../../projections/known-fund/view.ts'
import type { LadderDocument } from '../../projections/ladder/document.ts'
import { getLadder } from '../../projections/ladder/query.ts'
import { stageRecord } from '../../stage-record/aggregate.ts'
import { decide } from '../../stage-record/decide.ts'
import { enterpriseDatesOf } from '../../use-cases/enterprise-dates.ts'
import { recordStage } from '../../use-cases/record-stage.ts'
import { ladderToProto } from './answers.ts'

export interface StageRecordServiceParts {
  readonly store: EventStore
  readonly ladders: ViewStore<LadderDocument>
  readonly funds: ViewStore<KnownFundDocument>
  readonly clock: Clock
}

/** StageRecordService: each operation, and what fulfils it. */
export const stageRecordService = ({
  store,
  ladders,
  funds,
  clock,
}: StageRecordServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock },
    {
      ...decidedBy(operations, {
        store,
        aggregate: stageRecord,
        decide,
        id: 'Enterprise',
        but: ['recordStage'],
        knowing: async (id, { context }) => ({
          enterprise: await enterpriseDatesOf(store, id),
          ofOrganisation: takesBackOnlyOf(context.actor),
        }),
      }),
      recordStage: (stage, call) => recordStage(store, stage, call),
      async getLadder(question, { actor, deadline }) {
        const sources = { store, ladders, funds }
        const [answer, goesOnAs] = await Promise.all([
          getLadder(sources, { ...question, actor, deadline }),
          mergedInto(store, question),
        ])
        return ladderToProto(answer, goesOnAs)
      },
    },
  )
