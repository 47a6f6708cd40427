import type {
  CloseEnterpriseRequest,
  CorrectEnterpriseRequest,
  RegisterEnterpriseRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { readEvidenceList, readProvenance } from '@seedline/facts/requests'
import {
  type Commanded,
  type Fields,
  fieldsOfRequest,
  readCommand,
  readDate,
  readReason,
} from '@seedline/requests'
import type { Profile, ProfileChanges } from '../../enterprise/events.ts'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'
import type { Closure } from '../../use-cases/close-enterprise.ts'
import type { Correction } from '../../use-cases/correct-enterprise.ts'
import { readDateOrNone, readEnterpriseId } from './read-plain.ts'
import { readCode, readDistrict, readMaterialField, readName } from './read-profile.ts'

/** @throws ProblemError REQUEST_INVALID */
export function readRegistration(
  request: RegisterEnterpriseRequest,
  codes: ClusterCodes,
): Commanded<Profile> {
  const fields = fieldsOfRequest()
  const code = readCode(fields, request.uscc, request.checkDigitOverride)
  const nameZh = readName(fields, '/nameZh', request.nameZh)
  const nameEn = readName(fields, '/nameEn', request.nameEn)
  if (nameZh === '' && nameEn === '') nameMissing(fields)
  if (code?.uscc === null && !request.provenance?.source.trim()) provenanceMissing(fields)
  return readCommand(
    fields,
    { ...request, expectedVersion: 0 },
    {
      uscc: code?.uscc,
      checkDigitOverride: code?.checkDigitOverride,
      nameZh,
      nameEn,
      materialField: readMaterialField(fields, request.materialField, codes),
      district: readDistrict(fields, request.district, codes),
      foundedOn: readDateOrNone(fields, '/foundedOn', request.foundedOn),
      provenance: readProvenance(fields, '/provenance', request.provenance) ?? null,
    },
  )
}

/** @throws ProblemError REQUEST_INVALID */
export function readCorrection(
  request: CorrectEnterpriseRequest,
  codes: ClusterCodes,
): Commanded<Correction> {
  const fields = fieldsOfRequest()
  return readCommand(fields, request, {
    enterpriseId: readEnterpriseId(fields, request.enterpriseId),
    reason: readReason(fields, request.reason),
    changes: readChanges(fields, request, codes),
  })
}

// Absent: unchanged. Present and empty: cleared.
function readChanges(
  fields: Fields,
  request: CorrectEnterpriseRequest,
  codes: ClusterCodes,
): ProfileChanges {
  const { uscc, checkDigitOverride, nameZh, nameEn, materialField, district, foundedOn } = request
  const code =
    uscc === undefined && checkDigitOverride === undefined
      ? undefined
      : readCode(fields, uscc ?? '', checkDigitOverride)
  const changes = {
    ...code,
    ...(nameZh !== undefined && { nameZh: readName(fields, '/nameZh', nameZh) }),
    ...(nameEn !== undefined && { nameEn: readName(fields, '/nameEn', nameEn) }),
    ...(materialField !== undefined && {
      materialField: readMaterialField(fields, materialField, codes),
    }),
    ...(district !== undefined && { district: readDistrict(fields, district, codes) }),
    ...(foundedOn !== undefined && { foundedOn: readDateOrNone(fields, '/foundedOn', foundedOn) }),
  }
  return changes as ProfileChanges
}

/** @throws ProblemError REQUEST_INVALID */
export function readClosure(request: CloseEnterpriseRequest): Commanded<Closure> {
  const fields = fieldsOfRequest()
  return readCommand(fields, request, {
    enterpriseId: readEnterpriseId(fields, request.enterpriseId),
    closedOn: readDate(fields, '/closedOn', request.closedOn),
    reason: readReason(fields, request.reason),
    evidence: readEvidenceList(fields, '/evidence', request.evidence),
  })
}

const nameMissing = (fields: Fields) =>
  fields.refuse('/nameZh', 'NAME_MISSING', {
    zh: '请给出中文或英文名称',
    en: 'Give a Chinese or an English name',
  })

const provenanceMissing = (fields: Fields) =>
  fields.refuse('/provenance/source', 'PROVENANCE_MISSING', {
    zh: '没有统一社会信用代码时，请说明资料来源',
    en: 'Without a Unified Social Credit Code, name where the facts come from',
  })
