import type {
  CloseEnterpriseRequest,
  CorrectEnterpriseRequest,
  Enterprise,
  ListEnterprisesRequest,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { Rung } from '@seedline/contracts/values/v1/rung'
import type * as z from 'zod'
import type { Target } from '../target.ts'
import { given, present } from '../values/given.ts'
import {
  evidenceToProto,
  pageToProto,
  provenanceFromProto,
  provenanceToProto,
  rungNames,
} from '../values/mapping.ts'
import type * as schemas from './schemas.ts'

export const registerToProto = (
  body: z.output<typeof schemas.registerEnterprise>,
  commandId: string,
): RegisterEnterpriseRequest => ({
  commandId,
  uscc: body.uscc ?? '',
  checkDigitOverride: body.checkDigitOverride && evidenceToProto(body.checkDigitOverride),
  nameZh: body.nameZh ?? '',
  nameEn: body.nameEn ?? '',
  materialField: body.materialField ?? '',
  district: body.district ?? '',
  foundedOn: body.foundedOn ?? '',
  provenance: provenanceToProto(body.provenance),
})

// Absent: unchanged. Null: emptied, which proto writes as a present empty text.
const changed = (value: string | null | undefined): string | undefined =>
  value === null ? '' : value

export const correctToProto = (
  body: z.output<typeof schemas.correctEnterprise>,
  target: Target,
): CorrectEnterpriseRequest => ({
  commandId: target.commandId,
  enterpriseId: target.id,
  expectedVersion: target.expectedVersion,
  reason: body.reason,
  uscc: changed(body.uscc),
  checkDigitOverride: body.checkDigitOverride && evidenceToProto(body.checkDigitOverride),
  nameZh: changed(body.nameZh),
  nameEn: changed(body.nameEn),
  materialField: changed(body.materialField),
  district: changed(body.district),
  foundedOn: changed(body.foundedOn),
})

export const closeToProto = (
  body: z.output<typeof schemas.closeEnterprise>,
  target: Target,
): CloseEnterpriseRequest => ({
  commandId: target.commandId,
  enterpriseId: target.id,
  expectedVersion: target.expectedVersion,
  closedOn: body.closedOn,
  reason: body.reason,
  evidence: (body.evidence ?? []).map(evidenceToProto),
})

export const listToProto = (
  query: z.output<typeof schemas.listEnterprisesQuery>,
): ListEnterprisesRequest => ({
  page: pageToProto(query),
  search: query.search ?? '',
  currentRung:
    query.currentRung === undefined ? Rung.RUNG_UNSPECIFIED : rungNames.toProto(query.currentRung),
  materialField: query.materialField ?? '',
  district: query.district ?? '',
})

export const enterpriseFromProto = (found: Enterprise): z.input<typeof schemas.enterprise> => ({
  enterpriseId: found.enterpriseId,
  version: found.version,
  ...given('uscc', found.uscc),
  usccCheckDigitOverridden: found.usccCheckDigitOverridden,
  ...given('nameZh', found.nameZh),
  ...given('nameEn', found.nameEn),
  ...given('materialField', found.materialField),
  ...given('district', found.district),
  ...given('foundedOn', found.foundedOn),
  ...given('closedOn', found.closedOn),
  ...present('provenance', found.provenance && provenanceFromProto(found.provenance)),
  registeredAt: found.registeredAt ?? '',
  ...present('currentRung', rungNames.fromProto(found.currentRung)),
  ...given('currentRungOn', found.currentRungOn),
})
