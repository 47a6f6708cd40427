import { LRUCache } from 'lru-cache'
import type { CommitDocument } from './commit.ts'

/** What a command led to, as far as a repetition of it has to know. */
export type RecordedCommand = Pick<
  CommitDocument,
  'stream' | 'id' | 'version' | 'size' | 'requestHash' | 'traceparent'
>

/**
 * Commands known to be recorded, so that a repeated one is answered without the database. A commit
 * is never undone, so what is found here is true for good; of what is not, the database is asked.
 */
export interface RecordedCommands {
  find(stream: string, commandId: string): RecordedCommand | undefined
  add(commit: CommitDocument): void
}

/** The latest ones, bounded by number: each takes a few hundred bytes. */
export function recordedCommands(most: number): RecordedCommands {
  const entries = new LRUCache<string, RecordedCommand>({ max: most })
  return {
    find: (stream, commandId) => entries.get(keyOf(stream, commandId)),
    add({ stream, id, version, size, commandId, requestHash, traceparent }) {
      entries.set(keyOf(stream, commandId), {
        stream,
        id,
        version,
        size,
        ...(requestHash !== undefined && { requestHash }),
        ...(traceparent !== undefined && { traceparent }),
      })
    },
  }
}

// As JSON, so that no two pairs look the same.
const keyOf = (stream: string, commandId: string): string => JSON.stringify([stream, commandId])
