import type { KafkaPort } from '../../../messaging/src/kafka/kafka-port.ts'
import { type Broker, createBroker } from '../kafka/broker.ts'
import { createBrokerLink } from '../kafka/broker-link.ts'
import { standInKafka } from '../kafka/port.ts'
import { standInConnection } from '../mongo/connection.ts'
import { createLink, type Link } from '../mongo/link.ts'
import { createDatabases, type Databases } from '../mongo/stored.ts'
import { createNetwork, type Network } from '../network/calls.ts'
import { type Random, randomOf } from '../random.ts'
import { BEGINNING, useClockwork } from '../time/replace-clocks.ts'
import { createScheduler, type Owner, type Scheduler } from '../time/scheduler.ts'
import { createFaults, type Faults } from './faults.ts'
import type { Process } from './process-types.ts'

/** Everything that one simulation holds. */
export interface World {
  readonly seed: string
  /** Nothing goes wrong: then neither do clients repeat themselves. */
  calm: boolean
  readonly scheduler: Scheduler
  readonly random: Random
  readonly databases: Databases
  readonly broker: Broker
  readonly kafka: KafkaPort
  readonly mongo: Link
  readonly network: Network
  readonly faults: Faults
  /** By owner, the processes that live. */
  readonly processes: Map<Owner, Process>
  /** What was logged last, and what must not have happened. */
  readonly log: string[]
  readonly wrongs: string[]
  connection(database: string): ReturnType<typeof standInConnection>
  wallNow(owner: Owner | undefined): number
}

let current: World | undefined

export function theWorld(): World {
  if (current === undefined) throw new Error('No simulation runs')
  return current
}

/** A world in which nothing has happened yet; from now on it is the one. */
export function createWorld(seed: string): World {
  const random = randomOf(seed)
  const scheduler = createScheduler()
  useClockwork({ scheduler, random: random.fork('chance of the processes') })
  const faults = createFaults(scheduler)
  const wallNow = (owner: Owner | undefined): number =>
    Math.floor(BEGINNING + scheduler.now() + (owner?.skewMs ?? 0))
  const databases = createDatabases()
  const broker = createBroker(scheduler, random.fork('broker'), () => wallNow(undefined))
  const mongo = createLink(scheduler, random.fork('mongo'), faults.mongo)
  const link = createBrokerLink(scheduler, random.fork('kafka'), faults.kafka)
  const network = createNetwork(scheduler, random.fork('network'), faults.network, wallNow)
  const world: World = {
    seed,
    calm: false,
    scheduler,
    random,
    databases,
    broker,
    kafka: standInKafka({
      broker,
      link,
      scheduler,
      random: random.fork('clients'),
      calm: () => world.calm,
    }),
    mongo,
    network,
    faults,
    processes: new Map(),
    log: [],
    wrongs: [],
    connection: (database) => standInConnection(databases, mongo, database),
    wallNow,
  }
  current = world
  return world
}
