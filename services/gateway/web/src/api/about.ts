import { useQuery } from '@tanstack/react-query'
import { getAbout } from './gen/gateway.ts'

/** What this installation is: environment, whether its data is synthetic, its trace viewer. */
export function useAbout() {
  return useQuery({
    queryKey: ['about'],
    queryFn: ({ signal }) => getAbout({ signal }),
    staleTime: 60_000,
  })
}
