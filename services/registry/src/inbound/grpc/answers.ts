import type { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import type { Ladder, LadderRung } from '@seedline/contracts/registry/v1/stage_record_service'
import { recordingToProto } from '@seedline/facts/answers'
import { evidenceToProto, provenanceToProto, rungToProto } from '@seedline/facts/proto'
import type { EnterpriseAnswer } from '../../projections/enterprise-list/query.ts'
import type { LadderRungDocument } from '../../projections/ladder/document.ts'
import type { LadderAnswer } from '../../projections/ladder/query.ts'

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
