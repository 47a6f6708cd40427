import type { JSONWebKeySet } from 'jose'
import type { StoredHead } from '../head/stored-head.ts'
import type { AuditEntry } from './entry.ts'
import type { StoredGroup } from './group.ts'

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

/** So many entries are read at a time, at most. */
const STRETCH = 512
const FORMAT = 1

/**
 * The log as lines of JSON: a header; each group with its leaf hashes and root as they were recorded, followed by its
 * entries; each head after the group that it was signed behind; the end. What is missing or wrong is told as it is stored.
 */
export async function* exportedLines(
  { log, keys, signed }: ExportedLog,
  read: ExportReader,
): AsyncIterable<string> {
  yield line({ kind: 'header', format: FORMAT, log, keys: keys.keys })
  let size = signed
  for (let from = 0; ; from += STRETCH) {
    const groups = await read.groups(from, from + STRETCH)
    if (groups.length === 0 && from >= signed) break
    // The last group of the stretch before may reach into this one, and with it its head.
    const heads = [...(await read.heads(from, from + STRETCH))]
    for (const group of groups) {
      yield* headsUpTo(heads, group._id)
      yield* linesOf(group)
      size = Math.max(size, group.to)
    }
    yield* headsUpTo(heads, from + STRETCH)
  }
  yield line({ kind: 'end', size })
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
