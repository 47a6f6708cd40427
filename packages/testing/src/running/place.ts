import { randomBytes } from 'node:crypto'
import { connectMongo } from '@seedline/event-store/database'
import { type TestSigner, testSigner } from '../tokens/test-signer.ts'

/** What the integration tests of one file share: names of their own, and keys to sign with. */
export interface Place {
  readonly mongoUrl: string
  readonly brokers: readonly string[]
  readonly database: string
  readonly topicPrefix: string
  readonly signer: TestSigner
  remove(): Promise<void>
}

/** Made for one service, on the servers that the test run started; `remove` drops its database. */
export async function makePlace(service: string): Promise<Place> {
  const mongoUrl = named('SEEDLINE_TEST_MONGO_URL')
  const name = `${service}_${randomBytes(6).toString('hex')}`
  const signer = await testSigner()
  return {
    mongoUrl,
    brokers: named('SEEDLINE_TEST_KAFKA_BROKERS').split(','),
    database: name,
    topicPrefix: `${name}.`,
    signer,
    async remove() {
      await signer.remove()
      const connection = await connectMongo(mongoUrl, name, service)
      await connection.dropDatabase()
      await connection.close()
    },
  }
}

function named(setting: string): string {
  const value = process.env[setting]
  if (value) return value
  throw new Error(`${setting} is not set: integration tests are run by pnpm test:int`)
}
