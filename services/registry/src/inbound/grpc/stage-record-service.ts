import {
  CorrectStageRequest,
  RecordStageRequest,
  StageRecordServiceService,
  WithdrawStageRequest,
} from '@seedline/contracts/registry/v1/stage_record_service'
import type { EventStore } from '@seedline/event-store'
import { commandsBy } from '@seedline/requests'
import { type BoundService, bind, type Rule } from '@seedline/service-kit'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import type { LadderDocument } from '../../projections/ladder/document.ts'
import { getLadder } from '../../projections/ladder/query.ts'
import { correctStage } from '../../use-cases/correct-stage.ts'
import { recordStage } from '../../use-cases/record-stage.ts'
import { withdrawStage } from '../../use-cases/withdraw-stage.ts'
import { ladderToProto } from './answers.ts'
import { readEnterpriseQuestion } from './read-questions.ts'
import { readStage, readStageCorrection, readStageWithdrawal } from './read-stage.ts'

const writers: Rule = ['registrar', 'fund-manager', 'coach']

export interface StageRecordServiceParts {
  readonly store: EventStore
  readonly ladders: ViewStore<LadderDocument>
  readonly clock: Clock
}

/** StageRecordService: requests parsed once, then handed to the use case or the query. */
export const stageRecordService = (parts: StageRecordServiceParts): BoundService => {
  const { store, ladders, clock } = parts
  const command = commandsBy(clock)
  return bind(
    StageRecordServiceService,
    {
      recordStage: command(RecordStageRequest, readStage, (stage, call) =>
        recordStage(store, stage, call),
      ),
      correctStage: command(CorrectStageRequest, readStageCorrection, (correction, call) =>
        correctStage(store, correction, call),
      ),
      withdrawStage: command(WithdrawStageRequest, readStageWithdrawal, (withdrawal, call) =>
        withdrawStage(store, withdrawal, call),
      ),
      async getLadder(request, call) {
        const question = readEnterpriseQuestion(request, call.deadline)
        return ladderToProto(await getLadder({ store, ladders }, question))
      },
    },
    {
      recordStage: writers,
      correctStage: writers,
      withdrawStage: writers,
      getLadder: 'any-role',
    },
  )
}
