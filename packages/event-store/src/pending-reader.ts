import type { mongo } from 'mongoose'
import { asking } from './bounded.ts'
import { type Collections, MAJORITY_READ } from './collections.ts'
import type { CommitDocument } from './commit.ts'
import { readConcernRefused } from './driver-failure.ts'

/** Reads pending commits of some lanes, in lane by { at, version }. */
export type PendingReader = (
  lanes: readonly number[],
  limit: number,
  except: readonly string[],
) => Promise<readonly CommitDocument[]>

const READ_MS = 5000
const SNAPSHOT_READ = { level: 'snapshot' } as const

/**
 * While little waits, all lanes are read at once. At the start, when nobody knows how much waits, and
 * once a read comes back full, it goes lane by lane in rotation: a backlog then costs no more per
 * read than one lane's part of it (not every server stops at the limit), and no lane starves another.
 */
export function pendingReader({ commits }: Pick<Collections, 'commits'>): PendingReader {
  // A scan may yield on the server; only a snapshot is sure not to miss a commit before one it saw.
  let readConcern: { readonly level: 'snapshot' | 'majority' } = SNAPSHOT_READ
  let backlog = true
  let turn = 0

  const find = async (
    lane: number | mongo.Condition<number>,
    limit: number,
    except: readonly string[],
  ): Promise<readonly CommitDocument[]> => {
    const filter = {
      pending: true,
      lane,
      ...(except.length > 0 ? { stream: { $nin: except } } : {}),
    } as mongo.Filter<CommitDocument>
    const options = { sort: { lane: 1, at: 1, version: 1 }, limit, promoteBuffers: true } as const
    const run = () =>
      asking(READ_MS, (limits) =>
        commits.find(filter, { ...options, ...limits, readConcern }).toArray(),
      )
    try {
      return await run()
    } catch (error) {
      if (readConcern !== SNAPSHOT_READ || !readConcernRefused(error)) throw error
      readConcern = MAJORITY_READ
      return run()
    }
  }

  const rotate = async (
    lanes: readonly number[],
    limit: number,
    except: readonly string[],
  ): Promise<readonly CommitDocument[]> => {
    const found: CommitDocument[] = []
    let visited = 0
    while (found.length < limit && visited < lanes.length) {
      const lane = lanes[turn++ % lanes.length] ?? 0
      found.push(...(await find(lane, limit - found.length, except)))
      visited++
    }
    backlog = found.length === limit
    return found
  }

  return async (lanes, limit, except) => {
    if (lanes.length === 0) return []
    if (backlog) return rotate(lanes, limit, except)
    const one = lanes.length === 1 ? lanes[0] : undefined
    const found = await find(one ?? { $in: [...lanes] }, limit, except)
    backlog = found.length === limit
    return found
  }
}
