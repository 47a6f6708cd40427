import type { RoundOrigin } from '@seedline/contracts/registry/v1/stage_record_events'
import type {
  CorrectStageRequest,
  Ladder,
  LadderRung,
  RecordStageRequest,
} from '@seedline/contracts/registry/v1/stage_record_service'
import { Rung } from '@seedline/contracts/values/v1/rung'
import type * as z from 'zod'
import type { Target } from '../target.ts'
import { given, present } from '../values/given.ts'
import {
  evidenceFromProto,
  evidenceToProto,
  provenanceFromProto,
  provenanceToProto,
  recordingOf,
  rungFromProto,
  rungNames,
} from '../values/mapping.ts'
import type * as schemas from './schemas.ts'

export const recordToProto = (
  body: z.output<typeof schemas.recordStage>,
  target: Target,
): RecordStageRequest => ({
  commandId: target.commandId,
  enterpriseId: target.id,
  expectedVersion: target.expectedVersion,
  rung: rungNames.toProto(body.rung),
  reachedOn: body.reachedOn,
  evidence: body.evidence.map(evidenceToProto),
  outOfOrderReason: body.outOfOrderReason ?? '',
  provenance: provenanceToProto(body.provenance),
})

export const correctToProto = (
  body: z.output<typeof schemas.correctStage>,
  target: Target & { readonly rungId: string },
): CorrectStageRequest => ({
  commandId: target.commandId,
  enterpriseId: target.id,
  expectedVersion: target.expectedVersion,
  rungId: target.rungId,
  reason: body.reason,
  rung: body.rung === undefined ? Rung.RUNG_UNSPECIFIED : rungNames.toProto(body.rung),
  reachedOn: body.reachedOn ?? '',
  evidence: (body.evidence ?? []).map(evidenceToProto),
})

const roundFromProto = (found: RoundOrigin): z.input<typeof schemas.roundOrigin> => ({
  fundId: found.fundId,
  dealId: found.dealId,
  eventId: found.eventId,
  ...given('traceId', found.traceId),
})

const rungEntry = (found: LadderRung): z.input<typeof schemas.ladderRung> => ({
  rungId: found.rungId,
  rung: rungFromProto(found.rung),
  reachedOn: found.reachedOn,
  evidence: found.evidence.map(evidenceFromProto),
  ...given('outOfOrderReason', found.outOfOrderReason),
  ...present('round', found.round && roundFromProto(found.round)),
  furtherRounds: found.furtherRounds.map(roundFromProto),
  ...present('provenance', found.provenance && provenanceFromProto(found.provenance)),
  recording: recordingOf(found.recording),
  withdrawn: found.withdrawn,
  amendments: found.amendments.map(({ reason, recording }) => ({
    reason,
    recording: recordingOf(recording),
  })),
})

export const ladderFromProto = (found: Ladder): z.input<typeof schemas.ladder> => ({
  enterpriseId: found.enterpriseId,
  version: found.version,
  rungs: found.rungs.map(rungEntry),
})
