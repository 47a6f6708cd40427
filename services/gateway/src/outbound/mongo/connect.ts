import mongoose, { type Connection } from 'mongoose'

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
