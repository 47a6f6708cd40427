import type { Connection } from 'mongoose'
import type { Check } from '../../rest/system/routes.ts'

/** Whether the database answers, within a second. */
export const mongoCheck =
  (connection: Connection): Check =>
  async () => {
    const late = new Promise<'unavailable'>((resolve) => {
      setTimeout(() => resolve('unavailable'), 1_000).unref()
    })
    const pinged = connection.db?.command({ ping: 1 }).then(() => 'ok' as const)
    return Promise.race([pinged ?? late, late])
  }
