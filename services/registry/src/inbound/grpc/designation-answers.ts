import { evidences, optional, provenance } from '@seedline/contracts/kinds'
import {
  designationKind,
  designationLevel,
  designationStatus,
} from '@seedline/contracts/operations'
import type {
  Designation,
  Designations,
  DuplicateDesignations,
  HeldDesignation,
} from '@seedline/contracts/registry/v1/designation_service'
import { recordingToProto } from '@seedline/facts/answers'
import type { HeldTerm } from '../../projections/designations/list.ts'
import type { DesignationsAnswer, ToldTerm } from '../../projections/designations/query.ts'
import type { Merging } from '../../projections/enterprise-list/recorded-under.ts'

const madeBy = optional(provenance, null)
const evidence = evidences(10)

export const designationsToProto = (
  { enterpriseId, version, terms }: DesignationsAnswer,
  { mergedInto = '', underDuplicates = [] }: Partial<Merging<DuplicateDesignations>> = {},
): Designations => ({
  enterpriseId,
  version,
  designations: terms.map(termToProto),
  mergedInto,
  underDuplicates: [...underDuplicates],
})

/** A duplicate's, beside those of the record that it was merged into. */
export const duplicateDesignations = ({
  enterpriseId,
  version,
  terms,
}: DesignationsAnswer): DuplicateDesignations => ({
  enterpriseId,
  version,
  designations: terms.map(termToProto),
  leftOut: false,
})

const termToProto = (term: ToldTerm): Designation => ({
  designationId: term.designationId,
  kind: designationKind.toProto(term.kind),
  level: designationLevel.toProto(term.level),
  status: designationStatus.toProto(term.status),
  certificateNumber: term.certificateNumber,
  validFrom: term.validFrom,
  validTo: term.validTo ?? '',
  batch: term.batch,
  authority: term.authority,
  renewsId: term.renewsId ?? '',
  revokedOn: term.revokedOn ?? '',
  evidence: evidence.toProto(term.evidence),
  provenance: madeBy.toProto(term.provenance),
  recording: recordingToProto(term.recording),
  amendments: term.amendments.map((amendment) => ({
    reason: amendment.reason,
    evidence: evidence.toProto(amendment.evidence),
    recording: recordingToProto(amendment.recording),
  })),
})

export const heldToProto = (
  term: HeldTerm & Pick<HeldDesignation, 'enterprise'>,
): HeldDesignation => ({
  enterpriseId: term.enterpriseId,
  designationId: term.designationId,
  kind: designationKind.toProto(term.kind),
  level: designationLevel.toProto(term.level),
  certificateNumber: term.certificateNumber,
  validFrom: term.validFrom,
  validTo: term.validTo ?? '',
  batch: term.batch,
  authority: term.authority,
  daysLeft: term.daysLeft,
  provenance: madeBy.toProto(term.provenance),
  enterprise: term.enterprise,
  papers: [...new Set(term.evidence.map(({ title }) => title))],
})
