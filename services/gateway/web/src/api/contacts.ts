import { useQuery } from '@tanstack/react-query'
import { getContacts } from './gen/gateway.ts'

export type { Contacts } from './gen/model/index.ts'

/** As they stand: of no other day is anybody told whom to speak with. */
export function useContacts(id: string) {
  return useQuery({
    queryKey: ['contacts', id],
    queryFn: ({ signal }) => getContacts(id, {}, { signal }),
  })
}
