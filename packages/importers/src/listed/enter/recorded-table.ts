import type { Gateway } from '@seedline/gateway-client'
import * as z from 'zod'

const details = z.looseObject({
  stockClassId: z.string().optional(),
  holderId: z.string().optional(),
  name: z.string().optional(),
  provenance: z.looseObject({ source: z.string() }).optional(),
})

const page = z.looseObject({
  items: z.array(
    z.looseObject({
      recording: z.looseObject({ version: z.number(), eventType: z.string() }),
      details: details.optional(),
      reversedBy: z.string().optional(),
    }),
  ),
  nextPageToken: z.string().optional(),
})

/** An entry of a cap table's history that nothing took back. */
export interface RecordedEntry {
  readonly version: number
  /** As its event is called, without its package. */
  readonly type: string
  readonly details: Readonly<Record<string, unknown>>
}

export interface RecordedTable {
  readonly entries: readonly RecordedEntry[]
  readonly version: number
  /** The name that each holder has now, by id. */
  readonly names: ReadonlyMap<string, string>
  readonly classes: ReadonlySet<string>
}

const mostPages = 100

/** What stands recorded of a cap table, entry by entry. @throws ProblemError */
export async function readTable(gateway: Gateway, enterpriseId: string): Promise<RecordedTable> {
  const path = `/enterprises/${encodeURIComponent(enterpriseId)}/cap-table/history`
  const entries: RecordedEntry[] = []
  let token: string | undefined
  let version = 0
  for (let pages = 0; pages < mostPages; pages++) {
    const query = new URLSearchParams({ pageSize: '200', ...(token && { pageToken: token }) })
    const { items, nextPageToken } = page.parse(await gateway.get(`${path}?${query}`))
    for (const { recording, details: inner = {}, reversedBy } of items) {
      version = recording.version
      const type = recording.eventType.split('.').at(-1) ?? ''
      if (reversedBy === undefined && type !== 'TransactionsReversed')
        entries.push({ version, type, details: inner })
    }
    token = nextPageToken
    if (!token) break
  }
  const of = (type: string) => entries.filter((entry) => entry.type === type)
  return {
    entries,
    version,
    names: new Map(
      of('StakeholderNamed').map(({ details: { holderId, name } }) => [
        String(holderId),
        String(name),
      ]),
    ),
    classes: new Set(
      of('StockClassDefined').map(({ details: inner }) => String(inner.stockClassId)),
    ),
  }
}
