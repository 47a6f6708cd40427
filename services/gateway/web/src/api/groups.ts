import { useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { getGroup } from './gen/gateway.ts'

export type { Group } from './gen/model/index.ts'

export function useGroup(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['group', id, asOf],
    queryFn: ({ signal }) => getGroup(id, asOfQuery(asOf), { signal }),
  })
}
