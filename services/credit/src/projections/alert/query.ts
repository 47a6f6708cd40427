import { Alert } from '@seedline/contracts/credit/v1/alert_service'
import { alertStatus } from '@seedline/contracts/operations'
import type { ViewStore } from '@seedline/views'
import type { AlertDocument } from './view.ts'

interface AlertFilter {
  readonly status: (typeof alertStatus.names)[number] | undefined
  readonly uscc: string | undefined
  readonly page: { readonly size: number; readonly token: string }
  /** What the caller may see. */
  readonly within: Readonly<Record<string, unknown>>
}

/** The alerts that somebody may see, the latest first. @throws ProblemError PAGE_TOKEN_INVALID */
export async function listAlerts(
  view: ViewStore<AlertDocument>,
  { status, uscc, page, within }: AlertFilter,
): Promise<{ readonly alerts: readonly Alert[]; readonly nextPageToken: string }> {
  const { found, nextPageToken } = await view.find(
    { ...(status && { status: alertStatus.toProto(status) }), ...(uscc && { uscc }) },
    { sort: { raisedAt: -1 }, page, within },
  )
  return { alerts: found.map(({ data }) => Alert.fromPartial(data)), nextPageToken }
}
