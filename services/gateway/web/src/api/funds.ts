import { useQuery } from '@tanstack/react-query'
import { getFund, listFunds } from './gen/gateway.ts'
import type { Fund } from './gen/model/index.ts'

export type { Commitment, Fund } from './gen/model/index.ts'

export function useFunds() {
  return useQuery({
    queryKey: ['funds'],
    queryFn: ({ signal }) => allFunds(signal),
  })
}

/** A region has few funds; more pages than this are not asked for. */
const mostPages = 20

// A page ends before its rows are too long, so that there may be a next one after few.
async function allFunds(signal: AbortSignal): Promise<{ items: Fund[] }> {
  const items: Fund[] = []
  let pageToken: string | undefined
  for (let page = 0; page < mostPages; page += 1) {
    const found = await listFunds({ pageSize: 200, ...(pageToken && { pageToken }) }, { signal })
    items.push(...found.items)
    pageToken = found.nextPageToken
    if (!pageToken) break
  }
  return { items }
}

export function useFund(id: string) {
  return useQuery({
    queryKey: ['one of the funds', id],
    queryFn: ({ signal }) => getFund(id, {}, { signal }),
  })
}
