import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSession } from '../session/use-session.ts'
import { listAlerts, listPledges, listWatches } from './gen/gateway.ts'
import type { AlertStatus } from './gen/model/index.ts'

export type { Alert, AlertStatus, Pledge, PledgeStatus, Watch } from './gen/model/index.ts'

const PAGE_SIZE = 20
/** A page that hears of no event for a while looks again all the same. */
const ASKED_ANEW_MS = 30_000

// What one bank may see is none of the next one's who signs in at the same page.
const useOrganisation = (): string => useSession()?.organisation ?? ''

const paged = (pageToken: string) => ({ pageSize: PAGE_SIZE, ...(pageToken && { pageToken }) })

export function usePledges(pageToken: string) {
  return useQuery({
    queryKey: ['pledges', useOrganisation(), pageToken],
    queryFn: ({ signal }) => listPledges(paged(pageToken), { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ASKED_ANEW_MS,
  })
}

/** What touches what the bank watches, the latest first; undefined: also what was acknowledged. */
export function useAlerts(status: AlertStatus | undefined, pageToken: string) {
  return useQuery({
    queryKey: ['alerts', useOrganisation(), status, pageToken],
    queryFn: ({ signal }) =>
      listAlerts({ ...paged(pageToken), ...(status && { status }) }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: ASKED_ANEW_MS,
  })
}

export function useWatches(pageToken: string) {
  return useQuery({
    queryKey: ['watches', useOrganisation(), pageToken],
    queryFn: ({ signal }) => listWatches({ ...paged(pageToken), status: 'watching' }, { signal }),
    placeholderData: keepPreviousData,
  })
}
