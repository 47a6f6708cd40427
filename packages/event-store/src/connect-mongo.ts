import mongoose, { type Connection } from 'mongoose'

/**
 * A service's own database. What it acknowledges survives a crash of any one server: majority
 * and journal on writing, majority on reading; int64 comes back as bigint.
 */
export const connectMongo = (url: string, database: string, service: string): Promise<Connection> =>
  mongoose
    .createConnection(url, {
      dbName: database,
      appName: `seedline-${service}`,
      useBigInt64: true,
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
    .asPromise()
