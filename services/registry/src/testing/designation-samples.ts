import { specification } from '@seedline/testing'
import { deriveId, localDate } from '@seedline/values'
import { type DesignationCommand, decide } from '../designation/decide.ts'
import type {
  DesignationEvent,
  DesignationGranted,
  DesignationId,
  DesignationRenewed,
} from '../designation/events.ts'
import { type DesignationsState, evolve, noDesignations } from '../designation/state.ts'
import type { EnterpriseDates } from '../stage-record/commands.ts'
import { enterpriseId, evidence, noon, provenance } from './enterprise-samples.ts'

export const designationId = (name: string): DesignationId => deriveId('Designation', name)

const founded: EnterpriseDates = { foundedOn: localDate('2012-03-01'), closedOn: null }

const carried = (id: string) => ({
  at: noon,
  enterpriseId,
  enterprise: founded,
  newId: designationId(id),
  ofOrganisation: undefined,
})

const shared = {
  certificateNumber: '',
  batch: '第五批',
  authority: '工业和信息化部',
  evidence: [evidence('notice')],
  provenance,
}

const span = (from: string, to: string | null) => ({
  validFrom: localDate(from),
  validTo: to === null ? null : localDate(to),
})

type Asked<Type> = Extract<DesignationCommand, { readonly type: Type }>

/** A little giant unless told otherwise. */
export const granted = (
  id: string,
  from: string,
  to: string | null,
  more: Partial<DesignationGranted> = {},
): DesignationGranted => ({
  type: 'DesignationGranted',
  enterpriseId,
  designationId: designationId(id),
  kind: 'little-giant',
  level: 'national',
  ...shared,
  ...span(from, to),
  ...more,
})

export const renewed = (
  id: string,
  of: DesignationGranted | DesignationRenewed,
  from: string,
  to: string,
): DesignationRenewed => ({
  ...granted(id, from, to, { kind: of.kind, level: of.level }),
  type: 'DesignationRenewed',
  renewedId: of.designationId,
})

export const revoked = (of: DesignationGranted, on: string): DesignationEvent => ({
  type: 'DesignationRevoked',
  enterpriseId,
  designationId: of.designationId,
  revokedOn: localDate(on),
  reason: 'false figures',
  evidence: [evidence('notice of revocation')],
})

const named = (of: { readonly designationId: DesignationId }, reason: string) => ({
  enterpriseId,
  designationId: of.designationId,
  reason,
})

export const reversed = (of: DesignationGranted | DesignationRenewed): DesignationEvent => ({
  type: 'DesignationReversed',
  ...named(of, 'another enterprise'),
})

export const revocationReversed = (of: DesignationGranted): DesignationEvent => ({
  type: 'DesignationRevocationReversed',
  ...named(of, 'another enterprise'),
})

export const record = (
  id: string,
  from: string,
  to: string | null,
  more: Partial<Asked<'RecordDesignation'>> = {},
): DesignationCommand => {
  const { type: _, designationId: __, ...facts } = granted(id, from, to)
  const asked = { type: 'RecordDesignation', despiteReversal: false } as const
  return { ...asked, ...carried(id), ...facts, ...more }
}

export const renew = (
  id: string,
  of: DesignationGranted | DesignationRenewed,
  from: string,
  to: string,
  more: Partial<Asked<'RenewDesignation'>> = {},
): DesignationCommand => ({
  type: 'RenewDesignation',
  ...carried(id),
  designationId: of.designationId,
  ...shared,
  authority: '',
  ...span(from, to),
  ...more,
})

export const revoke = (of: DesignationGranted, on: string): DesignationCommand => ({
  ...carried('unused'),
  ...named(of, 'false figures'),
  type: 'RevokeDesignation',
  revokedOn: localDate(on),
  evidence: [evidence('notice of revocation')],
})

export const correct = (
  of: DesignationGranted,
  changes: Partial<Asked<'CorrectDesignation'>>,
): DesignationCommand => ({
  ...carried('unused'),
  ...named(of, 'misread'),
  type: 'CorrectDesignation',
  certificateNumber: undefined,
  validFrom: undefined,
  validTo: undefined,
  batch: undefined,
  authority: undefined,
  evidence: [],
  ...changes,
})

export const corrected = (
  of: DesignationGranted,
  changes: Extract<DesignationEvent, { type: 'DesignationCorrected' }>['changes'],
): DesignationEvent => ({ type: 'DesignationCorrected', ...named(of, 'misread'), changes })

export const reverse = (of: DesignationGranted | DesignationRenewed): DesignationCommand => ({
  ...carried('unused'),
  ...named(of, 'another enterprise'),
  type: 'ReverseDesignation',
})

export const reverseRevocation = (of: DesignationGranted): DesignationCommand => ({
  ...carried('unused'),
  ...named(of, 'another enterprise'),
  type: 'ReverseRevocation',
})

export const designations = specification<DesignationsState, DesignationEvent, DesignationCommand>({
  initial: noDesignations,
  decide,
  evolve,
})
