import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../enterprise/use-as-of.ts'
import type { Filter } from '../enterprises/use-filter.ts'
import {
  getCapTable,
  getCapTableHistory,
  getEnterprise,
  getEnterpriseHistory,
  getGetCapTableUrl,
  getGetEnterpriseHistoryUrl,
  getLadder,
  getListEnterprisesUrl,
  listEnterprises,
  registerEnterprise as postEnterprise,
  recordStage as postStage,
} from './gen/gateway.ts'
import type {
  HistoryEntry,
  ListEnterprisesParams,
  Outcome,
  RecordStage,
  RegisterEnterprise,
} from './gen/model/index.ts'
import { download } from './http.ts'
import { isForbidden } from './problem.ts'

export type {
  CapTable,
  CapTableHolder,
  CapTableSecurity,
  Enterprise,
  Evidence,
  HistoryEntry,
  LadderRung,
  Recording,
  RecordStage as RecordStageRequest,
  Rung,
} from './gen/model/index.ts'

export function useEnterprises(filter: Filter) {
  return useQuery({
    queryKey: ['enterprises', filter],
    queryFn: ({ signal }) => listEnterprises(listParams(filter), { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useEnterprise(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['enterprise', id, asOf],
    queryFn: ({ signal }) => getEnterprise(id, asOfQuery(asOf), { signal }),
  })
}

export function useLadder(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['ladder', id, asOf],
    queryFn: ({ signal }) => getLadder(id, asOfQuery(asOf), { signal }),
  })
}

export function useCapTable(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['cap-table', id, asOf],
    queryFn: ({ signal }) => getCapTable(id, asOfQuery(asOf), { signal }),
  })
}

/** What is told of an enterprise. */
export interface WholeHistory {
  readonly entries: readonly HistoryEntry[]
  /** The reader's role may not see who owns it: what happened to ownership is left out. */
  readonly withoutOwnership: boolean
}

/** The enterprise's, its ladder's and its cap table's entries together, in order of recording. */
export function useHistory(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['history', id, asOf],
    queryFn: async ({ signal }): Promise<WholeHistory> => {
      const [own, ofCapTable] = await Promise.all([
        getEnterpriseHistory(id, asOfQuery(asOf), { signal }),
        getCapTableHistory(id, asOfQuery(asOf), { signal }).catch(unlessForbidden),
      ])
      const entries = [...own.items, ...(ofCapTable?.items ?? [])].sort((a, b) =>
        a.recording.recordedAt.localeCompare(b.recording.recordedAt),
      )
      return { entries, withoutOwnership: ofCapTable === undefined }
    },
  })
}

function unlessForbidden(error: unknown): undefined {
  if (!isForbidden(error)) throw error
}

export function registerEnterprise(key: string, request: RegisterEnterprise): Promise<Outcome> {
  return postEnterprise(request, { headers: { 'Idempotency-Key': key } })
}

export function recordStage(id: string, key: string, request: RecordStage): Promise<Outcome> {
  return postStage(id, request, { headers: { 'Idempotency-Key': key } })
}

export function exportEnterprises(filter: Filter): Promise<void> {
  return download(getListEnterprisesUrl(listParams(filter)), 'enterprises.csv')
}

export function exportCapTable(id: string, asOf: AsOf): Promise<void> {
  return download(getGetCapTableUrl(id, asOfQuery(asOf)), `cap-table-${id}.csv`)
}

export function exportHistory(id: string, asOf: AsOf): Promise<void> {
  return download(getGetEnterpriseHistoryUrl(id, asOfQuery(asOf)), `history-${id}.csv`)
}

function listParams(filter: Filter): ListEnterprisesParams {
  return Object.fromEntries(
    Object.entries(filter).filter(([, value]) => value !== ''),
  ) as ListEnterprisesParams
}
