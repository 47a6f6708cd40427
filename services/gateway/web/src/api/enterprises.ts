import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { type AsOf, asOfQuery } from '../kit/use-as-of.ts'
import { asked } from '../kit/use-filter.ts'
import {
  getCapTable,
  getCapTableHistory,
  getEnterprise,
  getEnterpriseHistory,
  getFiguresHistory,
  getGetCapTableUrl,
  getGetEnterpriseHistoryUrl,
  getLadder,
  getLicence,
  getListEnterprisesUrl,
  listEnterprises,
  previewReversal,
} from './gen/gateway.ts'
import type { HistoryEntry, ListEnterprisesParams } from './gen/model/index.ts'
import { download } from './http.ts'
import { isForbidden } from './problem.ts'

export type {
  CapTable,
  CapTableHolder,
  CapTableSecurity,
  Enterprise,
  HistoryEntry,
  LadderRung,
  Licence,
  Recording,
} from './gen/model/index.ts'

/** What live updates leave as it is. */
export const NAME = 'name'
/** What is asked about a command that is to be given; once it was given, nothing of it can be asked again. */
const PREVIEW = 'preview'
export const isPreview = ({ queryKey }: { readonly queryKey: readonly unknown[] }): boolean =>
  queryKey[0] === PREVIEW
const NAMES_HOLD_MS = 300_000

export function useEnterprises(filter: Readonly<Record<string, string>>) {
  return useQuery({
    queryKey: ['enterprises', filter],
    queryFn: ({ signal }) => listEnterprises(asked(filter) as ListEnterprisesParams, { signal }),
    placeholderData: keepPreviousData,
  })
}

export function useEnterprise(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['enterprise', id, asOf],
    queryFn: ({ signal }) => getEnterprise(id, asOfQuery(asOf), { signal }),
  })
}

/**
 * An enterprise for its name: of the first two hundred all at once, of a further one by itself. Names hardly change, so
 * that an event is no reason to ask again.
 */
export function useNamed(id: string) {
  const first = useQuery({
    queryKey: [NAME],
    queryFn: ({ signal }) => listEnterprises({ pageSize: 200 }, { signal }),
    staleTime: NAMES_HOLD_MS,
  })
  const among = first.data?.items.find(({ enterpriseId }) => enterpriseId === id)
  const own = useQuery({
    queryKey: [NAME, id],
    queryFn: ({ signal }) => getEnterprise(id, {}, { signal }),
    staleTime: NAMES_HOLD_MS,
    enabled: !first.isPending && !among,
  })
  return { named: among ?? own.data, waiting: !among && own.isPending }
}

export function useLadder(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['ladder', id, asOf],
    queryFn: ({ signal }) => getLadder(id, asOfQuery(asOf), { signal }),
  })
}

export function useLicence(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['licence', id, asOf],
    queryFn: ({ signal }) => getLicence(id, asOfQuery(asOf), { signal }),
  })
}

export function useCapTable(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['cap-table', id, asOf],
    queryFn: ({ signal }) => getCapTable(id, asOfQuery(asOf), { signal }),
  })
}

/** The cap table as it would be without these entries; its error says what is in the way. */
export function useReversal(id: string, versions: readonly string[]) {
  return useQuery({
    queryKey: [PREVIEW, 'reversal', id, versions],
    queryFn: ({ signal }) => previewReversal(id, { versions: versions.join(',') }, { signal }),
    enabled: versions.length > 0,
  })
}

/** What is told of an enterprise. */
export interface WholeHistory {
  readonly entries: readonly HistoryEntry[]
  /** The reader's role may not see who owns it: what happened to ownership is left out. */
  readonly withoutOwnership: boolean
}

/** The enterprise's, its ladder's, its figures' and its cap table's entries together, in order of recording. */
export function useHistory(id: string, asOf: AsOf) {
  return useQuery({
    queryKey: ['history', id, asOf],
    queryFn: async ({ signal }): Promise<WholeHistory> => {
      const [own, ofFigures, ofCapTable] = await Promise.all([
        getEnterpriseHistory(id, asOfQuery(asOf), { signal }),
        getFiguresHistory(id, asOfQuery(asOf), { signal }).catch(unlessForbidden),
        getCapTableHistory(id, asOfQuery(asOf), { signal }).catch(unlessForbidden),
      ])
      const entries = [
        ...own.items,
        ...(ofFigures?.items ?? []),
        ...(ofCapTable?.items ?? []),
      ].sort((a, b) => a.recording.recordedAt.localeCompare(b.recording.recordedAt))
      return { entries, withoutOwnership: ofCapTable === undefined }
    },
  })
}

function unlessForbidden(error: unknown): undefined {
  if (!isForbidden(error)) throw error
}

export function exportEnterprises(filter: Readonly<Record<string, string>>): Promise<void> {
  return download(getListEnterprisesUrl(asked(filter) as ListEnterprisesParams), 'enterprises.csv')
}

export function exportCapTable(id: string, asOf: AsOf): Promise<void> {
  return download(getGetCapTableUrl(id, asOfQuery(asOf)), `cap-table-${id}.csv`)
}

export function exportHistory(id: string, asOf: AsOf): Promise<void> {
  return download(getGetEnterpriseHistoryUrl(id, asOfQuery(asOf)), `history-${id}.csv`)
}
