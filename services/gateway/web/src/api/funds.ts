import { useQuery } from '@tanstack/react-query'
import { getFund, listFunds } from './gen/gateway.ts'

export type { Commitment, Fund } from './gen/model/index.ts'

export function useFunds() {
  return useQuery({
    queryKey: ['funds'],
    queryFn: ({ signal }) => listFunds({ pageSize: 200 }, { signal }),
  })
}

export function useFund(id: string) {
  return useQuery({
    queryKey: ['one of the funds', id],
    queryFn: ({ signal }) => getFund(id, {}, { signal }),
  })
}
