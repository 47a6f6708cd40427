import type { ListEnterprisesRequest } from '@seedline/contracts/registry/v1/enterprise_service'
import type { CallOptions } from '@seedline/service-kit'
import type { Backends } from '../../outbound/grpc/backends.ts'
import type { Language } from '../../problems/language.ts'
import { pagedRows } from '../csv/columns.ts'
import type { Rows } from '../route.ts'
import { enterpriseColumns } from './columns.ts'
import { enterpriseFromProto } from './mapping.ts'

/** Every enterprise that a filter finds, whatever page was asked for. @throws ProblemError EXPORT_TOO_LARGE */
export const enterpriseRows = (
  enterprises: Pick<Backends['enterprises'], 'listEnterprises'>,
  filter: ListEnterprisesRequest,
  call: CallOptions,
  language: Language,
): Rows =>
  pagedRows(enterpriseColumns, language, async (token) => {
    const page = { size: 200, token }
    const found = await enterprises.listEnterprises({ ...filter, page }, call)
    const items = found.enterprises.map(enterpriseFromProto)
    return { items, nextToken: found.nextPageToken, total: found.total }
  })
