import { useQuery } from '@tanstack/react-query'
import { listFunds } from './gen/gateway.ts'

export type { Fund, Money } from './gen/model/index.ts'

export function useFunds() {
  return useQuery({
    queryKey: ['funds'],
    queryFn: ({ signal }) => listFunds({ pageSize: 200 }, { signal }),
  })
}
