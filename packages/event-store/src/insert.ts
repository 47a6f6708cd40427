import mongoose from 'mongoose'
import { bounded } from './bounded.ts'
import { COMMAND_INDEX, type Collections, NAMES, VERSION_INDEX } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import { deadlineFor, jittered, pause, remaining } from './deadline.ts'
import { passing } from './driver-failure.ts'
import type { Group, WriteGroup, Written } from './group-commit.ts'
import { outcomeUnknown, unavailable } from './problems.ts'

/**
 * Of a call's budget: all tries of one group together (the rest is for its callers' other steps),
 * one try, and when those who wait behind are told that the database hangs.
 */
const ALL_TRIES = 0.9
const ONE_TRY = 0.65
const SLOW = 0.35

interface WriteError {
  readonly index: number
  readonly code: number
  readonly errmsg?: string
  readonly keyPattern?: Record<string, unknown> | null
}

/**
 * Inserts commits in one unordered command; one that collides fails alone. A try that was cut off
 * is sent again as it was: the unique indexes make that safe, and its answer tells what became of
 * the first. It goes as a command of its own because the driver's bulk writes hide whether
 * anything was sent at all, which decides between 'unavailable' and 'outcome-unknown'.
 */
export async function insertCommits(
  { database }: Pick<Collections, 'database'>,
  group: Group<CommitDocument>,
  budgetMs: number,
): ReturnType<WriteGroup<CommitDocument>> {
  const started = performance.now()
  const deadline = deadlineFor(ALL_TRIES * budgetMs)
  let sends = 0
  const send = (): readonly CommitDocument[] => {
    sends++
    return group.send()
  }
  for (let tries = 1; ; tries++) {
    const most = Math.max(1, Math.min(ONE_TRY * budgetMs, remaining(deadline)))
    try {
      const reply = await tryInsert(database, send, most)
      return resultsOf(reply, group.send().length, sends > 1)
    } catch (error) {
      const late = performance.now() - started > SLOW * budgetMs
      if (late) group.slow()
      if (!passing(error)) return { failed: sends > 1 ? outcomeUnknown(error) : error }
      if (remaining(deadline) < 50 || (late && sends === 0)) {
        return { failed: sends > 0 ? outcomeUnknown(error) : unavailable(error) }
      }
      await pause(jittered(Math.min(25 * 2 ** tries, 200)))
    }
  }
}

function tryInsert(
  database: mongoose.mongo.Db,
  send: () => readonly CommitDocument[],
  ms: number,
): Promise<mongoose.mongo.Document> {
  let givenUp: Error | undefined
  const command = {
    insert: NAMES.commits,
    // The driver reads the command when it has a connection and writes to it next, not before.
    get documents() {
      if (givenUp) throw givenUp
      return send()
    },
    ordered: false,
    writeConcern: { w: 'majority', j: true, wtimeout: ms },
  }
  const call = (timeoutMS: number) => database.command(command, { timeoutMS })
  return bounded(ms, call, (late) => {
    givenUp = late
  })
}

const stored: Written = { kind: 'stored' }

function resultsOf(
  reply: mongoose.mongo.Document,
  count: number,
  sentBefore: boolean,
): readonly Written[] {
  const results = Array.from<Written>({ length: count }).fill(stored)
  for (const error of (reply.writeErrors ?? []) as readonly WriteError[]) {
    results[error.index] = writtenOf(error, sentBefore)
  }
  return results
}

/**
 * What a write error says of its commit. After a try that was cut off, a duplicate may be our own.
 */
export function writtenOf(error: WriteError, sentBefore: boolean): Written {
  if (error.code !== 11000) return { kind: 'failed', error: failureOf(error) }
  if (sentBefore) return { kind: 'duplicate', of: 'unsure' }
  const keys = Object.keys(error.keyPattern ?? {})
  if (keys.includes('version') || error.errmsg?.includes(VERSION_INDEX)) {
    return { kind: 'duplicate', of: 'version' }
  }
  if (keys.includes('commandId') || error.errmsg?.includes(COMMAND_INDEX)) {
    return { kind: 'duplicate', of: 'command' }
  }
  return { kind: 'duplicate', of: 'unsure' }
}

function failureOf({ code, errmsg }: WriteError): unknown {
  const error = new mongoose.mongo.MongoServerError({ message: errmsg ?? 'Write error', code })
  return passing(error) ? unavailable(error) : error
}
