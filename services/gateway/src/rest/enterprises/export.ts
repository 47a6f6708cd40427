import type { ListEnterprisesRequest } from '@seedline/contracts/registry/v1/enterprise_service'
import type { CallOptions } from '@seedline/service-kit'
import type { Backends } from '../../outbound/grpc/backends.ts'
import type { Language } from '../../problems/language.ts'
import { refusal } from '../../problems/refusal.ts'
import { cellsOf, headingsOf } from '../csv/columns.ts'
import type { Rows } from '../route.ts'
import { enterpriseColumns } from './columns.ts'
import { enterpriseFromProto } from './mapping.ts'

/** Most rows of one export. */
export const mostRows = 10_000
const pageSize = 200

/**
 * Every enterprise that a filter finds, page after page, whatever page was asked for. Refused before its first row when
 * there are too many. @throws ProblemError EXPORT_TOO_LARGE
 */
export async function* enterpriseRows(
  enterprises: Pick<Backends['enterprises'], 'listEnterprises'>,
  filter: ListEnterprisesRequest,
  call: CallOptions,
  language: Language,
): Rows {
  let token = ''
  for (let fetched = 0; fetched < mostRows; fetched += pageSize) {
    const request = { ...filter, page: { size: pageSize, token } }
    const found = await enterprises.listEnterprises(request, call)
    if (found.total > mostRows) throw refusal('EXPORT_TOO_LARGE')
    if (fetched === 0) yield headingsOf(enterpriseColumns, language)
    for (const one of found.enterprises) yield cellsOf(enterpriseColumns, enterpriseFromProto(one))
    token = found.nextPageToken
    if (token === '') return
  }
  throw refusal('EXPORT_TOO_LARGE')
}
