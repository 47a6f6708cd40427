import mongoose from 'mongoose'
import type { Aggregate } from './aggregate.ts'
import { bounded } from './bounded.ts'
import type { Collections } from './collections.ts'
import type { Deadline } from './deadline.ts'
import type { StoreLogger } from './event-store.ts'
import type { Folded } from './fold.ts'
import { reading } from './read-commits.ts'
import {
  decodeSnapshot,
  encodeSnapshot,
  type SnapshotContent,
  type SnapshotDocument,
  snapshotId,
} from './snapshot.ts'

/**
 * Keeps snapshots, off the path of commands: nothing waits for them and nothing fails with them.
 */
export interface SnapshotKeeper {
  find<S, E>(
    aggregate: Aggregate<S, E>,
    stream: string,
    deadline: Deadline,
  ): Promise<SnapshotContent | undefined>
  /**
   * Keeps this state when one is due; at most one write per stream, and few altogether. True when
   * begun.
   */
  offer<S, E>(aggregate: Aggregate<S, E>, stream: string, folded: Folded<S>): boolean
  /** Removes one that proved wrong. */
  discard<S, E>(aggregate: Aggregate<S, E>, stream: string, why: string): void
  settled(): Promise<void>
}

const MOST_AT_ONCE = 4
const WRITE_MS = 5000

/** The keeper of one store's snapshots. */
export function snapshotKeeper(
  { snapshots }: Pick<Collections, 'snapshots'>,
  logger: StoreLogger | undefined,
): SnapshotKeeper {
  const underWay = new Map<string, Promise<void>>()

  const apart = (id: string, what: string, work: () => Promise<unknown>): boolean => {
    if (underWay.has(id) || underWay.size >= MOST_AT_ONCE) return false
    const done = new Promise<void>((resolve) => setImmediate(resolve))
      .then(work)
      .catch((error: unknown) => {
        if (!isDuplicate(error)) logger?.warn({ err: error, snapshot: id }, what)
      })
      .then(() => void underWay.delete(id))
    underWay.set(id, done)
    return true
  }

  const discard = (id: string, why: string, digest?: Uint8Array): void => {
    logger?.warn({ snapshot: id, why }, 'A snapshot was ignored; its stream is folded anew')
    const filter = digest ? { _id: id, digest } : { _id: id }
    apart(id, 'A wrong snapshot could not be removed', () =>
      bounded(WRITE_MS, (timeoutMS) => snapshots.deleteOne(filter, { timeoutMS })),
    )
  }

  return {
    async find({ snapshot }, stream, deadline) {
      if (!snapshot) return undefined
      const _id = snapshotId(stream, snapshot.foldVersion)
      const found = await reading(deadline, (options) => snapshots.findOne({ _id }, options))
      if (!found) return undefined
      const content = decodeSnapshot(_id, found)
      if (!content) discard(_id, 'it is damaged', found.digest)
      return content
    },
    offer({ snapshot }, stream, folded) {
      if (!snapshot || folded.version - folded.snapshotVersion < snapshot.every) return false
      const id = snapshotId(stream, snapshot.foldVersion)
      return apart(id, 'A snapshot could not be kept', () => save(snapshots, id, folded))
    },
    discard({ snapshot }, stream, why) {
      if (snapshot) discard(snapshotId(stream, snapshot.foldVersion), why)
    },
    settled: async () => void (await Promise.all(underWay.values())),
  }
}

async function save<S>(
  snapshots: Collections['snapshots'],
  id: string,
  { state, version, at, anchor, answerBytes }: Folded<S>,
): Promise<void> {
  if (!at || !anchor) return
  const { commitId, version: anchorVersion } = anchor
  const place = { version, at, anchor: commitId, anchorVersion }
  const document = encodeSnapshot(id, { ...place, state, answerBytes })
  if (!document) return
  // An older writer must not put an older state back: it then collides with the one that is there.
  const older = { _id: id, version: { $lt: version } }
  await bounded(WRITE_MS, (timeoutMS) =>
    snapshots.replaceOne(older, withoutId(document), { upsert: true, timeoutMS }),
  )
}

function withoutId({ _id, ...rest }: SnapshotDocument): Omit<SnapshotDocument, '_id'> {
  return rest
}

const isDuplicate = (error: unknown): boolean =>
  error instanceof mongoose.mongo.MongoServerError && error.code === 11000
