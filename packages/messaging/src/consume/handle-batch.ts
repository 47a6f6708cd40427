import type { IncomingBatch, IncomingMessage } from '../kafka/kafka-port.ts'
import { type ChunkResult, type HandlingParts, handleChunk } from './handle-chunk.ts'
import type { OffsetCommitter } from './offset-committer.ts'
import { advance, type PartitionWork } from './partition-work.ts'

const HEARTBEAT_MS = 1500
/** Shorter waits are slept out in place, longer ones let the other partitions go on. */
const IN_PLACE_MS = 250

export interface BatchParts extends HandlingParts {
  readonly batchSize: number
  readonly committer: OffsetCommitter
  /** False once the subscription is paused or stopping. */
  goesOn(): boolean
  sleep(ms: number): Promise<void>
  /** Has the partition fetched again after this long. */
  postpone(work: PartitionWork, ms: number, cause: string): void
}

/**
 * Handles one batch as far as it gets. Offsets are noted behind effects, never before. Rejects
 * only with what `heartbeat` rejected with.
 */
export async function handleBatch(
  parts: BatchParts,
  work: PartitionWork,
  batch: IncomingBatch,
): Promise<void> {
  const membership = keepMembership(batch)
  const { epoch } = work
  work.endOffset = batch.endOffset
  try {
    let at = 0
    while (at < batch.messages.length) {
      if (!parts.goesOn() || membership.lost() || work.epoch !== epoch || batch.isStale()) break
      const chunk = nextChunk(parts, work, batch.messages, at)
      const last = chunk.at(-1)
      if (last === undefined) break
      const result = await handleChunk(parts, work, chunk, membership.signal)
      if (work.epoch !== epoch) break
      if (result.kind === 'done') {
        advance(work, last.offset)
        batch.resolve(last.offset)
        parts.committer.note({ ...placeOf(work), offset: last.offset + 1n })
        at += chunk.length
      } else if (!(await mayRetryNow(parts, work, last, result))) {
        break
      }
    }
  } finally {
    membership.end()
  }
  const lost = membership.lost()
  if (lost !== undefined) {
    await parts.committer.flush()
    throw lost.error
  }
}

function nextChunk(
  { batchSize, handler }: BatchParts,
  work: PartitionWork,
  messages: readonly IncomingMessage[],
  at: number,
): readonly IncomingMessage[] {
  const single = handler.kind === 'each' || work.isolateUntil !== undefined || work.attempts > 0
  return messages.slice(at, at + (single ? 1 : batchSize))
}

async function mayRetryNow(
  parts: BatchParts,
  work: PartitionWork,
  last: IncomingMessage,
  result: Exclude<ChunkResult, { kind: 'done' }>,
): Promise<boolean> {
  if (result.kind === 'isolate') {
    work.isolateUntil = last.offset
    return true
  }
  if (result.ms > IN_PLACE_MS) {
    parts.postpone(work, result.ms, result.cause)
    return false
  }
  await parts.sleep(result.ms)
  return true
}

/** Heartbeats while handlers run; a rebalance aborts them. */
function keepMembership(batch: IncomingBatch) {
  const controller = new AbortController()
  let lost: { readonly error: unknown } | undefined
  const timer = setInterval(() => {
    batch.heartbeat().catch((error: unknown) => {
      lost = { error }
      controller.abort(new Error('The partition is being taken away', { cause: error }))
    })
  }, HEARTBEAT_MS)
  return {
    signal: controller.signal,
    lost: () => lost,
    end: () => clearInterval(timer),
  }
}

const placeOf = ({ topic, partition }: PartitionWork) => ({ topic, partition })
