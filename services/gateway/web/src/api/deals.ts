import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { asked } from '../kit/use-filter.ts'
import { getDeal, listDeals } from './gen/gateway.ts'
import type { ListDealsParams } from './gen/model/index.ts'

export type { Deal, DealStatus, RecordedSubscription } from './gen/model/index.ts'

/** A row asks for the name of its enterprise, so that pages are short. */
const PAGE_SIZE = 25

export function useDeals(filter: Readonly<Record<string, string>>) {
  return useQuery({
    queryKey: ['deals', filter],
    queryFn: ({ signal }) =>
      listDeals({ ...asked(filter), pageSize: PAGE_SIZE } as ListDealsParams, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useDeal(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['deal', id, asOf],
    queryFn: ({ signal }) => getDeal(id, asOfQuery(asOf), { signal }),
  })
}
