import { ladder as operations } from '@seedline/contracts/operations'
import type { EventStore } from '@seedline/event-store'
import { serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { LadderDocument } from '../../projections/ladder/document.ts'
import { getLadder } from '../../projections/ladder/query.ts'
import { correctStage } from '../../use-cases/correct-stage.ts'
import { recordStage } from '../../use-cases/record-stage.ts'
import { withdrawStage } from '../../use-cases/withdraw-stage.ts'
import { ladderToProto } from './answers.ts'

export interface StageRecordServiceParts {
  readonly store: EventStore
  readonly ladders: ViewStore<LadderDocument>
  readonly clock: Clock
}

/** StageRecordService: each operation, and what fulfils it. */
export const stageRecordService = ({
  store,
  ladders,
  clock,
}: StageRecordServiceParts): BoundService =>
  serviceOf(
    operations,
    { clock },
    {
      recordStage: (stage, call) => recordStage(store, stage, call),
      correctStage: (correction, call) => correctStage(store, correction, call),
      withdrawStage: (withdrawal, call) => withdrawStage(store, withdrawal, call),
      async getLadder(question, { deadline }) {
        return ladderToProto(await getLadder({ store, ladders }, { ...question, deadline }))
      },
    },
  )
