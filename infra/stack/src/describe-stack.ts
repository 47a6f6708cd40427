import {
  byService,
  databaseOf,
  recordingServices,
  type ServiceName,
} from '@seedline/contracts/services'
import type { KafkaServer } from './kafka/kafka-server.ts'
import type { MongoServer } from './mongo/mongo-server.ts'
import type { Places } from './places.ts'
import type { Managed } from './processes/managed.ts'
import type { Service } from './services/service.ts'
import { topicPrefixOf } from './services/settings.ts'
import type { StackFile } from './stack-file.ts'

/** What `stack.json` says of a stack that is up. */
export function describeStack(stack: {
  places: Places
  mongo: MongoServer
  kafka: KafkaServer
  services: Partial<Record<ServiceName, Service>>
  namespace: string
  keys: { keyFile: string; jwksFile: string }
}): StackFile {
  const { services, mongo, kafka } = stack
  const servers: (Managed | undefined)[] = [mongo.process, kafka.process]
  const pids = [...servers, ...Object.values(services)].flatMap((server) => {
    const pid = server?.pid()
    return server === undefined || pid === undefined ? [] : [[server.name, pid] as const]
  })
  return {
    ...(services.gateway ? { gatewayUrl: `http://${services.gateway.address}` } : {}),
    mongoUrl: mongo.url,
    mongoKind: mongo.kind,
    kafkaBrokers: kafka.brokers,
    kafkaKind: kafka.kind,
    addresses: Object.fromEntries(
      Object.values(services).map(({ service, address }) => [service, address]),
    ),
    databases: byService(recordingServices, (name) => databaseOf(name, stack.namespace)),
    topicPrefix: topicPrefixOf(stack.namespace),
    ...stack.keys,
    logs: stack.places.logs,
    startedAt: new Date().toISOString(),
    pids: { stack: process.pid, ...Object.fromEntries(pids) },
  }
}
