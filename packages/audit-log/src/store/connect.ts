import { refusal } from '@seedline/contracts/refusals'
import { asking, deadlineFor } from '@seedline/event-store/database'
import type { JSONWebKeySet } from 'jose'
import type { Connection } from 'mongoose'
import { headTimer } from '../head/head-timer.ts'
import { headsBetween, keepHead, latestHead, publishKey } from '../head/keep-heads.ts'
import type { AuditLog, AuditLogOptions, LoggedEntry, LogLimits, SignedHead } from './audit-log.ts'
import { type Collections, openCollections } from './collections.ts'
import { checkEntry } from './entry.ts'
import { type ExportReader, exportedLines, exportedPage } from './export.ts'
import { GROUP_ENTRIES, hashesOf, type StoredGroup } from './group.ts'
import { groupsBetween, standing } from './read-groups.ts'
import { consistencyProof, inclusionProof } from './read-proofs.ts'
import { emptyTip, tipAt, tipFrom } from './tip.ts'
import { groupWriter, placedOf } from './write-groups.ts'

const defaults: LogLimits = { budgetMs: 3000, queuedAppends: 4096, headEveryMs: 10_000 }
const MOST_BETWEEN_HEADS_MS = 60_000
const KEYS_AT_MOST = 1000

/** Opens a log; its index exists and its end is known when this returns. @throws ProblemError AUDIT_LOG_DAMAGED */
export async function connectAuditLog(options: AuditLogOptions): Promise<AuditLog> {
  const limits = { ...defaults, ...options.limits }
  const { log, signer, clock, logger } = options
  const collections = await openCollections(options.connection, log)
  const heads = { collections, log, signer, clock }
  await publishKey(heads)
  const latest = await latestHead(collections)
  const start = latest ? await tipAt(collections, startOf(latest)) : emptyTip
  const { budgetMs, queuedAppends: queued } = limits
  const writer = groupWriter(
    { collections, clock, budgetMs, queued },
    await tipFrom(collections, start),
  )

  const head = async (): Promise<SignedHead | undefined> =>
    (await latestHead(collections)) ?? undefined
  const signHead = async (): Promise<SignedHead | undefined> => {
    const tip = await writer.tip()
    const signed = await head()
    if (tip.frontier.size === (signed?.size ?? 0)) return signed
    // Never two heads of which the later says less.
    if (signed && signed.size > tip.frontier.size) throw damagedAt(tip.frontier.size)
    const { _id: size, root, at, jws } = await keepHead(heads, tip)
    return { size, root, at, jws }
  }
  // Another process may have come further.
  const expectReached = async (size: number): Promise<void> => {
    if (size <= writer.knownSize() || size <= (await writer.tip()).frontier.size) return
    throw refusal('AUDIT_INDEX_UNKNOWN', { index: size - 1 })
  }
  const timer = headTimer(signHead, Math.min(limits.headEveryMs, MOST_BETWEEN_HEADS_MS), logger)

  return {
    async append(entry, deadline) {
      checkEntry(entry)
      const until = deadlineFor(budgetMs, deadline)
      const submitted = await writer.lane.submit(entry, entry.bytes.length + 300, until)
      if (submitted.kind === 'stored') return placedOf(submitted.as)
      throw submitted.kind === 'failed' ? submitted.error : new Error('Groups have no duplicates')
    },
    size: async () => (await writer.tip()).frontier.size,
    head,
    signHead,
    keys: () => keySet(collections),
    entriesFrom: (index) => entriesFrom(collections, index),
    async inclusion(index, size) {
      await expectReached(size)
      return inclusionProof(collections, index, size)
    },
    async consistency(before, after) {
      await expectReached(after)
      return consistencyProof(collections, before, after)
    },
    async *exported() {
      await signHead()
      yield* exportedFrom(collections, log)
    },
    async exportedPage(from) {
      if (from === 0) await signHead()
      const { about, reader } = await exportOf(collections, log)
      return exportedPage(about, reader, from)
    },
    standing: async (ids) => new Set((await standing(collections, ids)).keys()),
    async close() {
      await writer.lane.close()
      await timer.stop()
    },
  }
}

const damagedAt = (index: number) => refusal('AUDIT_LOG_DAMAGED', { index })

/** A log as it is stored, whole or not: also one that is too damaged to be opened. */
export async function* exportAuditLog(connection: Connection, log: string): AsyncIterable<string> {
  yield* exportedFrom(await openCollections(connection, log), log)
}

async function* exportedFrom(collections: Collections, log: string): AsyncIterable<string> {
  const { about, reader } = await exportOf(collections, log)
  yield* exportedLines(about, reader)
}

async function exportOf(collections: Collections, log: string) {
  const signed = (await latestHead(collections))?.size ?? 0
  const reader: ExportReader = {
    groups: (from, to) => groupsBetween(collections, from, to),
    heads: (after, to) => headsBetween(collections, after, to),
  }
  return { about: { log, keys: await keySet(collections), signed }, reader }
}

const startOf = ({ size, root }: { readonly size: number; readonly root: string }) => ({
  size,
  root: Buffer.from(root, 'base64url'),
})

async function keySet({ keys }: Collections): Promise<JSONWebKeySet> {
  const found = await asking(5000, (limits) =>
    keys.find({}, { ...limits, limit: KEYS_AT_MOST, sort: { since: 1 } }).toArray(),
  )
  return { keys: found.map(({ jwk }) => jwk) }
}

async function entriesFrom(
  collections: Collections,
  index: number,
): Promise<readonly LoggedEntry[]> {
  const from = Math.max(0, Math.trunc(index))
  const groups = await groupsBetween(
    collections,
    Math.max(0, from - GROUP_ENTRIES + 1),
    from + GROUP_ENTRIES,
  )
  return groups.flatMap(loggedOf).filter((entry) => entry.index >= from)
}

function loggedOf({ _id, at, entries, leaves }: StoredGroup): readonly LoggedEntry[] {
  const hashes = hashesOf(leaves)
  return entries.map(({ id, bytes }, offset) => ({
    id,
    bytes,
    index: _id + offset,
    leafHash: hashes[offset] ?? Buffer.alloc(0),
    at,
  }))
}
