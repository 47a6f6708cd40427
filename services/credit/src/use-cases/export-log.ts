import type { AuditLogPage } from '@seedline/contracts/credit/v1/audit_service'
import { organisationOf } from '@seedline/values'

interface Logged {
  readonly index: number
  readonly id: string
  readonly bytes: Uint8Array
  readonly leafHash: Uint8Array
  readonly at: Date
}

/** A log that can be read from end to end, stretch by stretch. */
export interface ReadableLog {
  size(): Promise<number>
  entriesFrom(index: number): Promise<readonly Logged[]>
  exportedPage(
    from: number,
  ): Promise<{ readonly lines: readonly string[]; readonly next: number | undefined }>
}

/** One page of the whole log, in the lines that the check reads. */
export async function exportPage(
  log: Pick<ReadableLog, 'exportedPage'>,
  from: number,
): Promise<AuditLogPage> {
  const { lines, next = 0 } = await log.exportedPage(from)
  return { lines: [...lines], next }
}

/** What a stretch of the log says of one bank's queries. */
export async function entriesOfBank(
  log: Pick<ReadableLog, 'entriesFrom' | 'size'>,
  bank: string,
  from: number,
): Promise<AuditLogPage> {
  const found = await log.entriesFrom(from)
  const last = found.at(-1)
  if (last === undefined) return { lines: [], next: 0 }
  const own = organisationOf(bank)
  const lines = found.flatMap(({ index, id, bytes, leafHash, at }) => {
    const entry = Buffer.from(bytes).toString('utf8')
    if (own === '' || bankIn(entry) !== own) return []
    const leaf = Buffer.from(leafHash).toString('base64url')
    return [JSON.stringify({ index, id, at: at.toISOString(), leafHash: leaf, entry })]
  })
  const next = last.index + 1
  return { lines, next: next < (await log.size()) ? next : 0 }
}

function bankIn(entry: string): unknown {
  const said = JSON.parse(entry) as { readonly bank?: unknown }
  return said.bank
}
