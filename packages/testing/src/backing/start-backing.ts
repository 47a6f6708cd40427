import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dockerEngine, startStack, tell } from '@seedline/stack'
import { containerBacking } from './containers.ts'

/** The MongoDB and the Kafka that integration tests and journeys run against. */
export interface Backing {
  readonly mongoUrl: string
  readonly kafkaBrokers: string
  /** Which it is, in a few words. */
  readonly said: string
  stop(): Promise<void>
}

type Environment = Readonly<Record<string, string | undefined>>

/**
 * What SEEDLINE_TEST_MONGO_URL and SEEDLINE_TEST_KAFKA_BROKERS name; else containers where a
 * Docker engine is up; else the local stack's own servers. SEEDLINE_TEST_BACKING=containers or
 * =embedded insists on one of the latter two.
 */
export async function startBacking(
  environment: Environment = process.env,
  print: (line: string) => void = () => undefined,
): Promise<Backing> {
  const mongoUrl = environment.SEEDLINE_TEST_MONGO_URL
  const kafkaBrokers = environment.SEEDLINE_TEST_KAFKA_BROKERS
  if (mongoUrl && kafkaBrokers) {
    return { mongoUrl, kafkaBrokers, said: 'given by SEEDLINE_TEST_*', stop: async () => undefined }
  }
  const wish = environment.SEEDLINE_TEST_BACKING
  if (wish === 'containers') return containerBacking()
  if (wish !== 'embedded' && (await dockerEngine()).up) {
    try {
      return await containerBacking()
    } catch (error) {
      print(`containers could not be started, so the embedded stack is taken: ${tell(error)}`)
    }
  }
  return embeddedBacking()
}

async function embeddedBacking(): Promise<Backing> {
  const folder = await mkdtemp(join(tmpdir(), 'seedline-test-'))
  const stack = await startStack({ folder, services: [] })
  return {
    mongoUrl: stack.mongo.url,
    kafkaBrokers: stack.kafka.brokers,
    said: `embedded stack (MongoDB by ${stack.mongo.kind}, Kafka by ${stack.kafka.kind})`,
    stop: async () => {
      await stack.stop()
      await rm(folder, { recursive: true, force: true, maxRetries: 5 })
    },
  }
}
