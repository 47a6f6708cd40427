import type {
  GetEnterpriseHistoryRequest,
  GetEnterpriseRequest,
  ListEnterprisesRequest,
} from '@seedline/contracts/registry/v1/enterprise_service'
import { Rung as ProtoRung } from '@seedline/contracts/values/v1/rung'
import type { EnterpriseId } from '@seedline/facts'
import { readRung } from '@seedline/facts/requests'
import { fieldsOfRequest, readAsOf, readPage, readText, readVersion } from '@seedline/requests'
import type { AsOf } from '@seedline/views'
import type { ClusterCodes } from '../../facts/cluster-codes.ts'
import type {
  EnterpriseFilter,
  EnterpriseQuestion,
} from '../../projections/enterprise-list/query.ts'
import { readEnterpriseId } from './read-plain.ts'
import { readDistrict, readMaterialField } from './read-profile.ts'

/** A question on one enterprise or its ladder. @throws ProblemError REQUEST_INVALID */
export function readEnterpriseQuestion(
  request: GetEnterpriseRequest,
  deadline: Date,
): EnterpriseQuestion {
  const fields = fieldsOfRequest()
  return fields.complete<EnterpriseQuestion>({
    enterpriseId: readEnterpriseId(fields, request.enterpriseId),
    asOf: readAsOf(fields, request.asOf),
    atLeastVersion: readVersion(fields, '/atLeastVersion', request.atLeastVersion),
    deadline,
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readHistoryQuestion(request: GetEnterpriseHistoryRequest): {
  readonly enterpriseId: EnterpriseId
  readonly asOf: AsOf
} {
  const fields = fieldsOfRequest()
  return fields.complete({
    enterpriseId: readEnterpriseId(fields, request.enterpriseId),
    asOf: readAsOf(fields, request.asOf),
  })
}

/** @throws ProblemError REQUEST_INVALID */
export function readListQuestion(
  request: ListEnterprisesRequest,
  codes: ClusterCodes,
): {
  readonly filter: EnterpriseFilter
  readonly page: { readonly size: number; readonly token: string }
} {
  const fields = fieldsOfRequest()
  const search = readText(fields, '/search', request.search, { max: 200, empty: 'allowed' })
  const currentRung =
    request.currentRung === ProtoRung.RUNG_UNSPECIFIED
      ? null
      : readRung(fields, '/currentRung', request.currentRung)
  const materialField = readMaterialField(fields, request.materialField, codes)
  const district = readDistrict(fields, request.district, codes)
  const page = readPage(fields, request.page)
  const filter = {
    ...(search !== undefined && { search }),
    ...(currentRung && { currentRung }),
    ...(materialField && { materialField }),
    ...(district && { district }),
  }
  return fields.complete({ filter: { search: '', ...filter }, page })
}
