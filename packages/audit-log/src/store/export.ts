import type { JSONWebKeySet } from 'jose'
import type { StoredHead } from '../head/stored-head.ts'
import type { AuditEntry } from './entry.ts'
import { GROUP_ENTRIES, type StoredGroup } from './group.ts'

/** What an export begins with. */
export interface ExportedLog {
  readonly log: string
  readonly keys: JSONWebKeySet
  /** The size of the largest head: so far there has to be something. */
  readonly signed: number
}

/** Groups and heads by index, both bounded by the stretch that is asked for. */
export interface ExportReader {
  groups(from: number, to: number): Promise<readonly StoredGroup[]>
  heads(after: number, to: number): Promise<readonly StoredHead[]>
}

/** So many entries are read at a time, at most, and those of the group that reaches beyond. */
const STRETCH = 256
const FORMAT = 1

/** One stretch of an export. */
export interface ExportedPage {
  readonly lines: readonly string[]
  /** Where the next one begins; undefined: this was the last. */
  readonly next: number | undefined
}

/**
 * The log as lines of JSON: a header; each group with its leaf hashes and root as they were recorded, followed by its
 * entries; each head after the group that it was signed behind; the end. What is missing or wrong is told as it is stored.
 */
export async function* exportedLines(
  exported: ExportedLog,
  read: ExportReader,
): AsyncIterable<string> {
  for (let from: number | undefined = 0; from !== undefined; ) {
    const page: ExportedPage = await exportedPage(exported, read, from)
    yield* page.lines
    from = page.next
  }
}

/** What of an export begins at an index, which is where a page before it ended. The pages together are the export. */
export async function exportedPage(
  { log, keys, signed }: ExportedLog,
  read: ExportReader,
  from: number,
): Promise<ExportedPage> {
  const header = from === 0 ? [line({ kind: 'header', format: FORMAT, log, keys: keys.keys })] : []
  const groups = await read.groups(from, from + STRETCH)
  const last = groups.at(-1)
  if (last === undefined && from >= signed) {
    const size = Math.max(signed, await endBefore(read, from))
    return { lines: [...header, line({ kind: 'end', size })], next: undefined }
  }
  const next = last?.to ?? from + STRETCH
  const heads = [...(await read.heads(from, next))]
  const lines = groups.flatMap((group) => [...headsUpTo(heads, group._id), ...linesOf(group)])
  return { lines: [...header, ...lines, ...headsUpTo(heads, next)], next }
}

async function endBefore(read: ExportReader, from: number): Promise<number> {
  const near = await read.groups(Math.max(0, from - GROUP_ENTRIES), from)
  return near.at(-1)?.to ?? 0
}

function* headsUpTo(heads: StoredHead[], size: number): Iterable<string> {
  for (let head = heads[0]; head && head._id <= size; head = heads[0]) {
    heads.shift()
    yield line({ kind: 'head', size: head._id, jws: head.jws })
  }
}

function* linesOf({ _id, to, at, entries, leaves, root }: StoredGroup): Iterable<string> {
  yield line({
    kind: 'group',
    from: _id,
    to,
    at: at.toISOString(),
    leaves: base64(leaves),
    root: base64(root),
  })
  for (const [offset, entry] of entries.entries()) {
    yield line({ kind: 'entry', index: _id + offset, id: entry.id, ...told(entry) })
  }
}

/** Text where it is text, so that an auditor can read it; any other bytes in base64. */
function told({ bytes }: AuditEntry) {
  const text = Buffer.from(bytes).toString('utf8')
  return Buffer.compare(Buffer.from(text), bytes) === 0 ? { text } : { base64: base64(bytes) }
}

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')

const line = (value: object): string => JSON.stringify(value)
