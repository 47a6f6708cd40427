import type { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import type { Ladder, LadderRung } from '@seedline/contracts/registry/v1/stage_record_service'
import type {
  HistoryEntry as ProtoHistoryEntry,
  Recording,
} from '@seedline/contracts/values/v1/values'
import { evidenceToProto, provenanceToProto } from '../../facts/codec.ts'
import type { EnterpriseAnswer } from '../../projections/enterprise-list/query.ts'
import type { HistoryEntry } from '../../projections/history/query.ts'
import type { LadderRungDocument } from '../../projections/ladder/document.ts'
import type { LadderAnswer } from '../../projections/ladder/query.ts'
import type { RecordingDocument } from '../../projections/meta.ts'
import { rungToProto } from '../../stage-record/rung-codec.ts'

export const enterpriseToProto = ({
  enterpriseId,
  version,
  profile,
  closedOn,
  registeredAt,
  current,
}: EnterpriseAnswer): Enterprise => ({
  enterpriseId,
  uscc: profile.uscc ?? '',
  usccCheckDigitOverridden: profile.checkDigitOverride !== null,
  nameZh: profile.nameZh,
  nameEn: profile.nameEn,
  materialField: profile.materialField ?? '',
  district: profile.district ?? '',
  foundedOn: profile.foundedOn ?? '',
  closedOn: closedOn ?? '',
  provenance: provenanceToProto(profile.provenance),
  version,
  registeredAt: registeredAt ?? undefined,
  currentRung: rungToProto(current?.rung),
  currentRungOn: current?.reachedOn ?? '',
})

export const ladderToProto = ({ enterpriseId, version, rungs }: LadderAnswer): Ladder => ({
  enterpriseId,
  version,
  rungs: rungs.map(ladderRungToProto),
})

const ladderRungToProto = (rung: LadderRungDocument): LadderRung => ({
  rungId: rung.rungId,
  rung: rungToProto(rung.rung),
  reachedOn: rung.reachedOn,
  evidence: rung.evidence.map(evidenceToProto),
  outOfOrderReason: rung.outOfOrderReason,
  round: rung.rounds[0],
  furtherRounds: rung.rounds.slice(1),
  provenance: provenanceToProto(rung.provenance),
  recording: recordingToProto(rung.recording),
  withdrawn: rung.withdrawn,
  amendments: rung.amendments.map(({ reason, recording }) => ({
    reason,
    recording: recordingToProto(recording),
  })),
})

export const historyEntryToProto = (entry: HistoryEntry): ProtoHistoryEntry => ({
  recording: recordingToProto(entry.recording),
  occurredOn: entry.occurredOn,
  detailsJson: entry.detailsJson,
  reason: entry.reason,
})

const recordingToProto = ({ recordedBy, ...recording }: RecordingDocument): Recording => ({
  ...recording,
  recordedBy: { ...recordedBy, onBehalfOf: recordedBy.onBehalfOf ?? '' },
})
