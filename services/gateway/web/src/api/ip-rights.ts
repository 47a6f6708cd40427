import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { asked } from '../kit/use-filter.ts'
import {
  getGetIpRightHistoryUrl,
  getIpRight,
  getIpRightHistory,
  getListIpRightsUrl,
  listIpRights,
} from './gen/gateway.ts'
import type { ListIpRightsParams } from './gen/model/index.ts'
import { download } from './http.ts'

export type { IpRight } from './gen/model/index.ts'

/** Few enough to be read, and their rows' marks with them. */
const PAGE_SIZE = 50

/** The rights of an enterprise as a file, which may be imported again. */
export function exportIpRights(
  enterpriseId: string,
  filter: Readonly<Record<string, string>>,
  asOf: AsOf,
): Promise<void> {
  const { pageToken: _, ...rest } = filter
  const params = { ...asked(rest), ...asOfQuery(asOf), enterpriseId } as ListIpRightsParams
  return download(getListIpRightsUrl(params), `ip-rights-${enterpriseId}.csv`)
}

/** The rights of an enterprise, the last filed first. */
export function useIpRights(
  enterpriseId: string,
  filter: Readonly<Record<string, string>>,
  asOf: AsOf,
) {
  return useQuery({
    queryKey: ['ip-rights', enterpriseId, filter, asOf],
    queryFn: ({ signal }) =>
      listIpRights(
        {
          ...asked(filter),
          ...asOfQuery(asOf),
          enterpriseId,
          pageSize: PAGE_SIZE,
        } as ListIpRightsParams,
        { signal },
      ),
    placeholderData: keepPreviousData,
  })
}

export function useIpRight(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['ip-right', id, asOf],
    queryFn: ({ signal }) => getIpRight(id, asOfQuery(asOf), { signal }),
  })
}

export function useIpRightHistory(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['ip-right-history', id, asOf],
    queryFn: ({ signal }) => getIpRightHistory(id, asOfQuery(asOf), { signal }),
  })
}

export function exportIpRightHistory(id: string, asOf: AsOf): Promise<void> {
  return download(getGetIpRightHistoryUrl(id, asOfQuery(asOf)), `ip-right-${id}.csv`)
}
