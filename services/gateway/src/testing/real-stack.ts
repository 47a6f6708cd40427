import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { ServiceName } from '@seedline/contracts/services'
import { type Stack, startStack } from '@seedline/stack'
import { createConnection } from 'mongoose'
import { testMongoUrl } from './database.ts'

/** Real services, each a process of its own, on databases and topics of the test's own. */
export const realStack = async (services: readonly ServiceName[]): Promise<Stack> => {
  const environment = {
    ...process.env,
    MONGO_URL: testMongoUrl(),
    KAFKA_BROKERS: process.env.SEEDLINE_TEST_KAFKA_BROKERS,
  }
  const folder = await mkdtemp(join(tmpdir(), 'seedline-gateway-stack-'))
  const namespace = `test_gateway_${randomUUID().slice(0, 8)}`
  const options = { folder, namespace, services, mongo: { environment }, kafka: { environment } }
  const stack = await startStack(options)
  return {
    ...stack,
    async stop() {
      const { databases } = stack.describe()
      await stack.stop()
      const connection = await createConnection(testMongoUrl()).asPromise()
      for (const name of Object.values(databases)) await connection.useDb(name).dropDatabase()
      await connection.close()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
