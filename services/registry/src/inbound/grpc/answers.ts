import { evidences, optional, provenance, rung } from '@seedline/contracts/kinds'
import type { Enterprise } from '@seedline/contracts/registry/v1/enterprise_service'
import type { Ladder, LadderRung } from '@seedline/contracts/registry/v1/stage_record_service'
import type { Recording } from '@seedline/contracts/values/v1/values'
import { type RecordingDocument, recordingToProto, withoutPrincipal } from '@seedline/facts/answers'
import type { EnterpriseAnswer } from '../../projections/enterprise-list/query.ts'
import type { LadderAnswer } from '../../projections/ladder/query.ts'
import type { ToldRung } from '../../projections/ladder/withheld.ts'

const madeBy = optional(provenance, null)
const reached = optional(rung)
const evidence = evidences()

export const enterpriseToProto = ({
  enterpriseId,
  version,
  profile,
  closedOn,
  registeredAt,
  current,
  formerNames,
  mergedInto,
  duplicates,
}: EnterpriseAnswer): Enterprise => ({
  enterpriseId,
  uscc: profile.uscc ?? '',
  usccCheckDigitOverridden: profile.checkDigitOverride !== null,
  nameZh: profile.nameZh,
  nameEn: profile.nameEn,
  materialField: profile.materialField ?? '',
  district: profile.district ?? '',
  park: profile.park ?? '',
  foundedOn: profile.foundedOn ?? '',
  closedOn: closedOn ?? '',
  provenance: madeBy.toProto(profile.provenance),
  version,
  registeredAt: registeredAt ?? undefined,
  currentRung: reached.toProto(current?.rung),
  currentRungOn: current?.reachedOn ?? '',
  formerNames: [...formerNames],
  mergedInto: mergedInto ?? '',
  duplicates: duplicates.map(({ duplicateId, names, uscc }) => ({
    enterpriseId: duplicateId,
    nameZh: names[0]?.nameZh ?? '',
    nameEn: names[0]?.nameEn ?? '',
    uscc: uscc ?? '',
  })),
})

export const ladderToProto = (
  { enterpriseId, version, rungs }: LadderAnswer,
  mergedInto = '',
): Ladder => ({
  enterpriseId,
  version,
  rungs: rungs.map(ladderRungToProto),
  mergedInto,
})

const ladderRungToProto = (shown: ToldRung): LadderRung => ({
  rungId: shown.rungId,
  rung: rung.toProto(shown.rung),
  reachedOn: shown.reachedOn,
  evidence: evidence.toProto(shown.evidence),
  outOfOrderReason: shown.outOfOrderReason,
  round: shown.rounds[0],
  furtherRounds: shown.rounds.slice(1),
  provenance: madeBy.toProto(shown.provenance),
  recording: told(shown.recording, shown),
  papersWithheld: shown.papersWithheld,
  withdrawn: shown.withdrawn,
  amendments: shown.amendments.map(({ reason, recording }) => ({
    reason,
    recording: told(recording, shown),
  })),
})

// Whoever may not see a deal isn't told either for whom a process recorded its round.
const told = (recording: RecordingDocument, { papersWithheld }: ToldRung): Recording =>
  papersWithheld ? withoutPrincipal(recordingToProto(recording)) : recordingToProto(recording)
