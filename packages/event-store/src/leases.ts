import mongoose from 'mongoose'
import { asking } from './bounded.ts'
import { type Collections, MAJORITY_READ, MAJORITY_WRITE } from './collections.ts'
import { jittered, pause } from './deadline.ts'
import { emptyTable, type LeaseTable } from './lease-table.ts'

/** The lease table as the database holds it. */
export interface Leases {
  read(): Promise<LeaseTable>
  /**
   * Reads, changes and writes back; anew when another relay changed it meanwhile. Where nobody else
   * took part when it was last written from here, it isn't read first: nobody has most likely joined.
   */
  change(to: (table: LeaseTable) => LeaseTable): Promise<LeaseTable>
}

const TABLE = 'commits'
const CALL_MS = 5000
const MOST_TRIES = 8

/** The one lease table of a store. */
export function leasesOf({ leases }: Pick<Collections, 'leases'>): Leases {
  const read = async (): Promise<LeaseTable> =>
    (await asking(CALL_MS, (limits) =>
      leases.findOne({ _id: TABLE }, { ...limits, readConcern: MAJORITY_READ }),
    )) ?? emptyTable(TABLE)

  const replace = async (before: LeaseTable, after: LeaseTable): Promise<boolean> => {
    const { _id, ...rest } = after
    try {
      const { matchedCount, upsertedCount } = await asking(CALL_MS, ({ timeoutMS }) =>
        leases.replaceOne({ _id: TABLE, rev: before.rev }, rest, {
          timeoutMS,
          writeConcern: MAJORITY_WRITE,
          upsert: before.rev === 0,
        }),
      )
      return matchedCount + upsertedCount === 1
    } catch (error) {
      // Two relays made the first table at once, and the other one's stands.
      if (error instanceof mongoose.mongo.MongoServerError && error.code === 11000) return false
      throw error
    }
  }

  /** As last written from here, while one relay alone takes part. */
  let known: LeaseTable | undefined

  return {
    read,
    async change(to) {
      for (let tries = 1; tries <= MOST_TRIES; tries++) {
        const before = known ?? (await read())
        known = undefined
        const after = to(before)
        if (after === before) return after
        if (await replace(before, after)) {
          if (after.sessions.length === 1) known = after
          return after
        }
        await pause(jittered(5 * tries))
      }
      throw new Error(`The lease table kept changing under ${MOST_TRIES} tries`)
    },
  }
}
