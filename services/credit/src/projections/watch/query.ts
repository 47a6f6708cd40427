import { Watch } from '@seedline/contracts/credit/v1/watch_service'
import { watchStatus } from '@seedline/contracts/operations'
import type { ViewStore } from '@seedline/views'
import type { WatchDocument } from './view.ts'

interface WatchFilter {
  readonly uscc: string | undefined
  readonly status: (typeof watchStatus.names)[number] | undefined
  readonly page: { readonly size: number; readonly token: string }
  /** What the caller may see. */
  readonly within: Readonly<Record<string, unknown>>
}

/** The watches that somebody may see, the latest first. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listWatches(
  view: ViewStore<WatchDocument>,
  { uscc, status, page, within }: WatchFilter,
): Promise<{ readonly watches: readonly Watch[]; readonly nextPageToken: string }> {
  const { found, nextPageToken } = await view.find(
    { ...(uscc && { uscc }), ...(status && { status: watchStatus.toProto(status) }) },
    { sort: { begunAt: -1 }, page, within },
  )
  return { watches: found.map(({ data }) => Watch.fromPartial(data)), nextPageToken }
}
