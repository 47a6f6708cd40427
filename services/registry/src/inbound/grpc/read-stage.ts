import type {
  CorrectStageRequest,
  RecordStageRequest,
  WithdrawStageRequest,
} from '@seedline/contracts/registry/v1/stage_record_service'
import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import { readEvidenceList, readProvenance, readRung } from '@seedline/facts/requests'
import {
  type Commanded,
  type Fields,
  fieldsOfRequest,
  readCommand,
  readDate,
  readReason,
  readText,
} from '@seedline/requests'
import { parseId } from '@seedline/values'
import type { StageCorrection } from '../../use-cases/correct-stage.ts'
import type { StageToRecord } from '../../use-cases/record-stage.ts'
import type { StageWithdrawal } from '../../use-cases/withdraw-stage.ts'
import { readEnterpriseId } from './read-plain.ts'

/** @throws ProblemError REQUEST_INVALID */
export function readStage(request: RecordStageRequest): Commanded<StageToRecord> {
  const fields = fieldsOfRequest()
  return readCommand(fields, request, {
    enterpriseId: readEnterpriseId(fields, request.enterpriseId),
    rung: readRung(fields, '/rung', request.rung),
    reachedOn: readDate(fields, '/reachedOn', request.reachedOn),
    evidence: readEvidenceList(fields, '/evidence', request.evidence),
    outOfOrderReason: readText(fields, '/outOfOrderReason', request.outOfOrderReason, {
      max: 2000,
      lines: 'many',
      empty: 'allowed',
    }),
    provenance: readProvenance(fields, '/provenance', request.provenance) ?? null,
  })
}

/** Unspecified, empty: unchanged. @throws ProblemError REQUEST_INVALID */
export function readStageCorrection(request: CorrectStageRequest): Commanded<StageCorrection> {
  const fields = fieldsOfRequest()
  const rung =
    request.rung === ProtoRung.RUNG_UNSPECIFIED ? null : readRung(fields, '/rung', request.rung)
  const reachedOn =
    request.reachedOn === '' ? null : readDate(fields, '/reachedOn', request.reachedOn)
  const evidence = readEvidenceList(fields, '/evidence', request.evidence)
  return readCommand<StageCorrection>(fields, request, {
    enterpriseId: readEnterpriseId(fields, request.enterpriseId),
    rungId: readRungId(fields, request.rungId),
    reason: readReason(fields, request.reason),
    ...(rung && { rung }),
    ...(reachedOn && { reachedOn }),
    ...(evidence && evidence.length > 0 && { evidence }),
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readStageWithdrawal(request: WithdrawStageRequest): Commanded<StageWithdrawal> {
  const fields = fieldsOfRequest()
  return readCommand(fields, request, {
    enterpriseId: readEnterpriseId(fields, request.enterpriseId),
    rungId: readRungId(fields, request.rungId),
    reason: readReason(fields, request.reason),
  })
}

const readRungId = (fields: Fields, input: string) => fields.read('/rungId', parseId('Rung', input))
