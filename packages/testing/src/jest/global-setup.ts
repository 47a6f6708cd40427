import { startBacking } from '../backing/start-backing.ts'
import { keepBacking } from './kept-backing.ts'

/** Jest's globalSetup for the levels that need MongoDB and Kafka: once per run, before all tests. */
export default async function globalSetup(): Promise<void> {
  const print = (line: string) => process.stderr.write(`${line}\n`)
  const begun = performance.now()
  const backing = await startBacking(process.env, print)
  keepBacking(backing)
  process.env.SEEDLINE_TEST_MONGO_URL = backing.mongoUrl
  process.env.SEEDLINE_TEST_KAFKA_BROKERS = backing.kafkaBrokers
  print(`tests run on: ${backing.said} (${((performance.now() - begun) / 1_000).toFixed(1)} s)`)
}
