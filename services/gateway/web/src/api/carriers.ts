import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { asked } from '../kit/use-filter.ts'
import {
  getCarrier,
  getCarrierHistory,
  getGetCarrierHistoryUrl,
  getListCarriersUrl,
  listCarriers,
} from './gen/gateway.ts'
import type { ListCarriersParams } from './gen/model/index.ts'
import { download } from './http.ts'

export type { Carrier } from './gen/model/index.ts'

const paramsOf = (filter: Readonly<Record<string, string>>, asOf: AsOf) =>
  ({ ...asked(filter), ...asOfQuery(asOf) }) as ListCarriersParams

/** Innovation carriers by their names. */
export function useCarriers(filter: Readonly<Record<string, string>>, asOf: AsOf) {
  return useQuery({
    queryKey: ['carriers', filter, asOf],
    queryFn: ({ signal }) => listCarriers(paramsOf(filter, asOf), { signal }),
    placeholderData: keepPreviousData,
  })
}

export function exportCarriers(
  filter: Readonly<Record<string, string>>,
  asOf: AsOf,
): Promise<void> {
  const { pageToken: _, ...rest } = filter
  return download(getListCarriersUrl(paramsOf(rest, asOf)), 'carriers.csv')
}

export function useCarrier(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['carrier', id, asOf],
    queryFn: ({ signal }) => getCarrier(id, asOfQuery(asOf), { signal }),
  })
}

export function useCarrierHistory(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['carrier-history', id, asOf],
    queryFn: ({ signal }) => getCarrierHistory(id, asOfQuery(asOf), { signal }),
  })
}

export function exportCarrierHistory(id: string, asOf: AsOf): Promise<void> {
  return download(getGetCarrierHistoryUrl(id, asOfQuery(asOf)), `carrier-${id}.csv`)
}
