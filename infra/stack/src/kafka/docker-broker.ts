import { join } from 'node:path'
import { containerName } from '../docker/docker.ts'
import { kafkaServesGroups } from '../network/kafka-answers.ts'
import { waitUntil } from '../network/wait-until.ts'
import type { Places } from '../places.ts'
import type { Ledger } from '../processes/ledger.ts'
import { logShows } from '../processes/log-shows.ts'
import { type Managed, managed } from '../processes/managed.ts'

const image = 'apache/kafka:4.1.0'
const readyWithinMs = 180_000
const graceMs = 8_000

/** Apache Kafka in a container, its data in a volume of its own. */
export async function dockerBroker(places: Places, ledger: Ledger, port: number): Promise<Managed> {
  const container = containerName(places.folder, 'kafka')
  const logFile = join(places.logs, 'kafka.log')
  const settings = Object.entries(environment(port)).flatMap(([name, value]) => [
    '--env',
    `${name}=${value}`,
  ])
  const publish = ['--publish', `127.0.0.1:${port}:${port}`]
  const volume = ['--volume', `${container}:/var/lib/kafka/data`]
  const server = managed({
    launch: {
      name: 'kafka',
      command: 'docker',
      args: ['run', '--rm', '--name', container, ...publish, ...volume, ...settings, image],
      logFile,
      ledger,
    },
    ready: (stop, from) =>
      waitUntil(
        async () =>
          logShows(logFile, 'Kafka Server started', from) && kafkaServesGroups(`127.0.0.1:${port}`),
        readyWithinMs,
        stop,
      ),
    readyWithinMs,
    graceMs,
    mend: `read that log; \`docker pull ${image}\` shows whether the image can be had`,
    container,
  })
  await server.start()
  return server
}

function environment(port: number): Record<string, string | number> {
  return {
    CLUSTER_ID: 'c2VlZGxpbmUtbG9jYWwtMQ',
    KAFKA_NODE_ID: 1,
    KAFKA_PROCESS_ROLES: 'broker,controller',
    KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:19093`,
    KAFKA_ADVERTISED_LISTENERS: `PLAINTEXT://127.0.0.1:${port}`,
    KAFKA_CONTROLLER_LISTENER_NAMES: 'CONTROLLER',
    KAFKA_INTER_BROKER_LISTENER_NAME: 'PLAINTEXT',
    KAFKA_LISTENER_SECURITY_PROTOCOL_MAP: 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    KAFKA_CONTROLLER_QUORUM_VOTERS: '1@localhost:19093',
    KAFKA_LOG_DIRS: '/var/lib/kafka/data',
    KAFKA_AUTO_CREATE_TOPICS_ENABLE: 'false',
    KAFKA_OFFSETS_TOPIC_REPLICATION_FACTOR: 1,
    KAFKA_OFFSETS_TOPIC_NUM_PARTITIONS: 1,
    KAFKA_TRANSACTION_STATE_LOG_REPLICATION_FACTOR: 1,
    KAFKA_TRANSACTION_STATE_LOG_MIN_ISR: 1,
    KAFKA_GROUP_INITIAL_REBALANCE_DELAY_MS: 0,
    KAFKA_BROKER_SESSION_TIMEOUT_MS: 3_000,
    KAFKA_BROKER_HEARTBEAT_INTERVAL_MS: 500,
    KAFKA_OFFSETS_RETENTION_MINUTES: 525_600,
  }
}
