import { type Candidate, takeFirst } from '../choice.ts'
import { dockerEngine } from '../docker/docker.ts'
import { aboutKeptData, keepWay, waysThatReadKeptData } from '../kept-way.ts'
import { kafkaAnswers } from '../network/kafka-answers.ts'
import { askPort } from '../network/ports.ts'
import type { Places } from '../places.ts'
import { findProgram } from '../processes/find-program.ts'
import type { Ledger } from '../processes/ledger.ts'
import type { Report } from '../report/report.ts'
import { StackError } from '../report/stack-error.ts'
import { classPath, kafkaVersion, keptClassPath } from './class-path.ts'
import { dockerBroker } from './docker-broker.ts'
import { findJava } from './java.ts'
import { javaBroker } from './java-broker.ts'
import { type KafkaKind, type KafkaServer, kafkaKinds } from './kafka-server.ts'

/** How a Kafka broker is looked for. */
export interface KafkaChoice {
  readonly environment?: Readonly<Record<string, string | undefined>>
  /** Only these ways, still in the fixed order; all when left out. */
  readonly only?: readonly KafkaKind[]
  /** The port to begin with; any free one when left out. */
  readonly port?: number
}

type Opened = Pick<KafkaServer, 'brokers' | 'process'>
type Environment = Readonly<Record<string, string | undefined>>

const mend = 'install Java 17 or newer and Maven, or Docker; or set KAFKA_BROKERS'

/** Takes the first Kafka to be had, by the fixed order, and waits until it answers. */
export async function startKafka(
  places: Places,
  ledger: Ledger,
  choice: KafkaChoice,
  report: Report,
): Promise<KafkaServer> {
  return report.step(
    'kafka',
    'finding a Kafka broker and waiting until it answers',
    async (note) => {
      const ways = waysThatReadKeptData(places.kafka, candidates(places, ledger, choice))
      const taken = await takeFirst('Kafka', ways, mend, report, note).catch((error: unknown) => {
        throw aboutKeptData(places.kafka, error)
      })
      if (taken.server.process !== undefined) keepWay(places.kafka, taken.kind)
      const value = { ...taken.server, kind: taken.kind, why: taken.why }
      return { value, said: `${taken.kind} at ${value.brokers}: ${taken.why}` }
    },
  )
}

/** The ways in their order, restricted to those wanted. */
export function candidates(
  places: Places,
  ledger: Ledger,
  choice: KafkaChoice,
): readonly Candidate<KafkaKind, Opened>[] {
  const environment = choice.environment ?? process.env
  const ways: Record<KafkaKind, Omit<Candidate<KafkaKind, Opened>, 'kind'>> = {
    KAFKA_BROKERS: given(environment.KAFKA_BROKERS),
    java: {
      look: () => lookForJava(environment),
      open: async (note) => {
        const java = await findJava(environment)
        if ('why' in java) throw new StackError(java.why, mend)
        const jars = await classPath(environment.PATH ?? '', note)
        note(`Apache Kafka ${kafkaVersion()} is coming up`)
        const port = await askPort(choice.port)
        const launch = { places, ledger, port, java: java.command, classPath: jars }
        return { process: await javaBroker(launch), brokers: `127.0.0.1:${port}` }
      },
    },
    docker: {
      look: async () => {
        const engine = await dockerEngine(environment.PATH)
        return { usable: engine.up, why: engine.up ? `Docker ${engine.version}` : engine.why }
      },
      open: async () => {
        const port = await askPort(choice.port)
        return { process: await dockerBroker(places, ledger, port), brokers: `127.0.0.1:${port}` }
      },
    },
  }
  return kafkaKinds
    .filter((kind) => choice.only?.includes(kind) ?? true)
    .map((kind) => ({ kind, ...ways[kind] }))
}

async function lookForJava(environment: Environment) {
  const java = await findJava(environment)
  if ('why' in java) return { usable: false, why: java.why }
  if (keptClassPath() === undefined && !findProgram('mvn', environment.PATH)) {
    return { usable: false, why: `Java ${java.version}, but no mvn on the PATH for the jars` }
  }
  return { usable: true, why: `Apache Kafka ${kafkaVersion()} on Java ${java.version}` }
}

function given(brokers: string | undefined): Omit<Candidate<KafkaKind, Opened>, 'kind'> {
  return {
    binding: true,
    look: async () =>
      brokers
        ? { usable: true, why: 'KAFKA_BROKERS is set' }
        : { usable: false, why: 'KAFKA_BROKERS is not set' },
    open: async () => {
      const each = (brokers ?? '').split(',').map((broker) => broker.trim())
      const answers = await Promise.all(each.map(kafkaAnswers))
      if (answers.includes(true)) return { brokers: each.join(',') }
      throw new StackError(
        `no Kafka broker answers at ${brokers}`,
        'start it or unset KAFKA_BROKERS',
      )
    },
  }
}
