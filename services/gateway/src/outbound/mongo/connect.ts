import mongoose, { type Connection } from 'mongoose'
import type { Check } from '../../rest/system/routes.ts'

/** The gateway's own database. An accepted key survives a crash: majority and journal. */
export const connectMongo = async (url: string, database: string): Promise<Connection> => {
  const connection = mongoose.createConnection(url, {
    dbName: database,
    appName: 'seedline-gateway',
    bufferCommands: false,
    autoIndex: false,
    maxPoolSize: 32,
    serverSelectionTimeoutMS: 2_000,
    connectTimeoutMS: 2_000,
    socketTimeoutMS: 10_000,
    waitQueueTimeoutMS: 2_000,
    writeConcern: { w: 'majority', j: true, wtimeoutMS: 2_000 },
    readConcern: { level: 'majority' },
    retryWrites: true,
  })
  return connection.asPromise()
}

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
