import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { kafkaServesGroups } from '../network/kafka-answers.ts'
import { askPort } from '../network/ports.ts'
import { waitUntil } from '../network/wait-until.ts'
import { checkout, type Places } from '../places.ts'
import type { Ledger } from '../processes/ledger.ts'
import { logShows } from '../processes/log-shows.ts'
import { type Managed, managed } from '../processes/managed.ts'
import { mustRun } from '../processes/run-command.ts'
import { typed } from '../report/typed.ts'
import { serverProperties } from './server-properties.ts'

const readyWithinMs = 60_000
const formatWithinMs = 60_000
const graceMs = 6_000

/** What the broker is launched with. */
export interface BrokerLaunch {
  readonly places: Places
  readonly ledger: Ledger
  readonly port: number
  readonly java: string
  readonly classPath: string
}

/** Apache Kafka itself on Java, one node that is broker and controller; data in the stack's folder. */
export async function javaBroker(at: BrokerLaunch): Promise<Managed> {
  const data = join(at.places.kafka, 'data')
  const properties = join(at.places.kafka, 'server.properties')
  mkdirSync(data, { recursive: true })
  const ports = { broker: at.port, controller: await askPort() }
  writeFileSync(properties, serverProperties(data, ports))
  if (!existsSync(join(data, 'meta.properties'))) await format(at, properties)
  const logFile = join(at.places.logs, 'kafka.log')
  const address = `127.0.0.1:${at.port}`
  const server = managed({
    launch: {
      name: 'kafka',
      command: at.java,
      args: [...jvm(at.classPath), '-Xmx512m', 'kafka.Kafka', properties],
      logFile,
      ledger: at.ledger,
    },
    ready: (stop, from) =>
      waitUntil(
        async () => logShows(logFile, 'Kafka Server started', from) && kafkaServesGroups(address),
        readyWithinMs,
        stop,
      ),
    readyWithinMs,
    graceMs,
    mend: `read that log; \`${typed('stack reset')}\` begins with empty data`,
  })
  await server.start()
  return server
}

async function format(at: BrokerLaunch, properties: string): Promise<void> {
  const id = clusterId(randomBytes(16))
  const tool = ['kafka.tools.StorageTool', 'format', '-t', id, '-c', properties]
  await mustRun(
    { command: at.java, args: [...jvm(at.classPath), ...tool], deadlineMs: formatWithinMs },
    `\`${typed('stack reset')}\` begins with an empty folder`,
  )
}

/** A cluster id in Kafka's spelling; one that began with '-' would be taken for an option. */
export function clusterId(random: Buffer): string {
  return Buffer.concat([Buffer.from([(random[0] ?? 0) & 0x7f]), random.subarray(1)]).toString(
    'base64url',
  )
}

// One small broker on a shared machine: the serial collector and the first compiler spare memory
// and start-up time.
function jvm(classPath: string): string[] {
  const logging = join(checkout, 'infra/stack/kafka/log4j2.properties')
  const lean = ['-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1']
  return [...lean, `-Dlog4j2.configurationFile=${logging}`, '-cp', classPath]
}
