import { randomUUID } from 'node:crypto'
import { connectMongo } from '@seedline/event-store'
import type { Connection } from 'mongoose'

/** The MongoDB that integration tests run against. */
export const testMongoUrl = (): string => {
  const url = process.env.SEEDLINE_TEST_MONGO_URL
  if (url === undefined) throw new Error('SEEDLINE_TEST_MONGO_URL is not set')
  return url
}

/** A database of the test's own, dropped when it is closed. */
export const testDatabase = async (
  url = testMongoUrl(),
  name = `test_gateway_${randomUUID().slice(0, 8)}`,
): Promise<{ connection: Connection; name: string; close(): Promise<void> }> => {
  const connection = await connectMongo(url, name, 'gateway')
  return {
    connection,
    name,
    async close() {
      await connection.db?.dropDatabase()
      await connection.close()
    },
  }
}
