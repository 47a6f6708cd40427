import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { dockerEngine, printedReport, startStack, tell } from '@seedline/stack'
import type { Backing } from './backing.ts'
import { containerBacking } from './containers.ts'

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
  const half = mongoUrl || kafkaBrokers
  if (wish !== 'embedded' && !half && (await dockerEngine()).up) {
    try {
      return await containerBacking()
    } catch (error) {
      print(`containers could not be started, so the embedded stack is taken: ${tell(error)}`)
    }
  }
  return embeddedBacking(environment, print)
}

// A server that is given is taken; the stack brings up the other one.
async function embeddedBacking(
  environment: Environment,
  print: (line: string) => void,
): Promise<Backing> {
  const folder = await mkdtemp(join(tmpdir(), 'seedline-test-'))
  const given = {
    ...environment,
    MONGO_URL: environment.SEEDLINE_TEST_MONGO_URL,
    KAFKA_BROKERS: environment.SEEDLINE_TEST_KAFKA_BROKERS,
  }
  const stack = await startStack({
    folder,
    services: [],
    mongo: { environment: given },
    kafka: { environment: given },
    report: printedReport(print),
  })
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
