import { join } from 'node:path'
import { readDevelopmentKey, signDevelopmentToken } from '@seedline/service-kit/development-keys'
import { askPort, checkout } from '@seedline/stack'
import { Kafka, logLevel } from 'kafkajs'
import { hold, startHeldStack } from '../harness/held.ts'
import { reached } from '../rounds/reached.ts'
import { allPids, type Side } from '../rounds/side.ts'
import { callerOf } from '../system/caller.ts'
import { benchActor } from '../system/running-system.ts'
import { type NestProcess, nestServices, startNest } from './nest-process.ts'

const topics = [
  'registry.enterprise',
  'registry.stage-record',
  'fund.fund',
  'fund.deal',
  'fund.cap-table',
]
const PARTITIONS = 6

/** The same flow as NestJS services, on a MongoDB and a Kafka of their own. */
export async function nestSide(folder: string): Promise<Side> {
  const stack = await startHeldStack({ folder, services: [] })
  const processes: NestProcess[] = []
  const stop = async (): Promise<void> => {
    for (const process of processes.toReversed()) await process.stop()
    await stack.stop()
  }
  hold(stop)
  try {
    const { mongo, kafka, places } = stack
    const { keyFile, jwksFile } = stack.describe()
    await makeTopics(kafka.brokers)
    const [registry, fund, edge] = [await askPort(), await askPort(), await askPort()]
    const settings = {
      MONGO_URL: mongo.url,
      KAFKA_BROKERS: kafka.brokers,
      PROTO_DIR: join(checkout, 'proto'),
      AUTH_JWKS_FILE: jwksFile,
      AUTH_ISSUER: 'https://seedline.invalid/development',
      AUTH_AUDIENCE: 'seedline',
      REGISTRY_ADDRESS: `127.0.0.1:${registry}`,
      FUND_ADDRESS: `127.0.0.1:${fund}`,
    }
    const ports = { registry, fund, edge }
    for (const name of nestServices) {
      const port = String(ports[name])
      const own = { MONGO_DATABASE: `nest_${name}`, GRPC_PORT: port, HTTP_PORT: port }
      processes.push(await startNest(name, { ...settings, ...own }, places.folder))
    }
    const pids = allPids({
      ...Object.fromEntries(processes.map(({ name, pid }) => [name, pid])),
      mongo: mongo.process?.pid(),
      kafka: kafka.process?.pid(),
    })
    const token = await signDevelopmentToken(await readDevelopmentKey(keyFile), benchActor)
    const caller = callerOf(`127.0.0.1:${edge}`, token)
    return await reached({ name: 'NestJS', caller, pids, mongoUrl: mongo.url, stop })
  } catch (error) {
    await stop()
    throw error
  }
}

async function makeTopics(brokers: string): Promise<void> {
  const kafka = new Kafka({ brokers: brokers.split(','), logLevel: logLevel.NOTHING })
  const admin = kafka.admin()
  await admin.connect()
  try {
    const wanted = topics.map((topic) => ({ topic, numPartitions: PARTITIONS }))
    await admin.createTopics({ topics: wanted, waitForLeaders: true })
  } finally {
    await admin.disconnect()
  }
}
