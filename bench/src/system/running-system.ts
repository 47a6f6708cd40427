import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { serviceNames } from '@seedline/contracts/services'
import { readDevelopmentKey, signDevelopmentToken } from '@seedline/service-kit/development-keys'
import type { Managed, Stack } from '@seedline/stack'
import { type Connection, createConnection } from 'mongoose'
import { startHeldStack } from '../harness/held.ts'
import type { Bench } from '../harness/measurement.ts'
import { type Caller, callerOf } from './caller.ts'

/** All the services, on the servers of the bench under a name of their own. */
export interface RunningSystem {
  readonly stack: Stack
  readonly caller: Caller
  /** The project's own processes. */
  readonly processes: readonly Managed[]
  readonly servers: Bench['servers']
  /** What the registry and the fund have stored, for looking on without asking them. */
  readonly registry: Connection
  readonly fund: Connection
  stop(): Promise<void>
}

/** A name that nothing else on the servers has. */
export const freshNamespace = (): string => `bench_${randomUUID().slice(0, 8)}`

/** Starts every service, on what was recorded under that name. */
export async function startSystem(
  bench: Bench,
  tries = 1,
  namespace = freshNamespace(),
): Promise<RunningSystem> {
  const stack = await startHeldStack({
    folder: join(bench.folder, `system-${randomUUID().slice(0, 8)}`),
    namespace,
    mongo: { environment: { MONGO_URL: bench.mongoUrl } },
    kafka: { environment: { KAFKA_BROKERS: bench.kafkaBrokers } },
    webPage: false,
  })
  const { databases } = stack.describe()
  const connect = (dbName: string | undefined): Promise<Connection> =>
    createConnection(bench.mongoUrl, { dbName: dbName ?? '', useBigInt64: true }).asPromise()
  const [registry, fund] = [await connect(databases.registry), await connect(databases.fund)]
  return {
    stack,
    caller: await callerOfStack(stack, tries),
    processes: ownProcesses(stack),
    servers: bench.servers,
    registry,
    fund,
    async stop() {
      await stack.stop()
      for (const connection of [registry, fund]) {
        await connection.dropDatabase()
        await connection.close()
      }
    },
  }
}

/** Someone who may do everything. */
export const benchActor = {
  subject: 'user:bench',
  name: 'Bench',
  roles: ['registrar', 'fund-manager', 'operator'],
  organisation: 'bench',
} as const

/** A caller who may do everything, at the gateway of the stack. */
export async function callerOfStack(stack: Stack, tries = 1): Promise<Caller> {
  return callerOf(stack.service('gateway').address, await tokenOfStack(stack), tries)
}

/** The token that such a caller sends. */
export async function tokenOfStack(stack: Stack): Promise<string> {
  const { DEV_SIGNING_KEY_FILE = '' } = stack.service('gateway').settings
  return signDevelopmentToken(await readDevelopmentKey(DEV_SIGNING_KEY_FILE), benchActor)
}

interface Servers {
  readonly mongo?: Managed | undefined
  readonly kafka?: Managed | undefined
}

/** The services and the servers below them by name; undefined where one is no process of this machine. */
export const pidsOf = (
  stack: Stack,
  { mongo, kafka }: Servers,
): Readonly<Record<string, number | undefined>> => ({
  ...Object.fromEntries(serviceNames.map((name) => [name, stack.service(name).pid()])),
  mongo: mongo?.pid(),
  kafka: kafka?.pid(),
})

export const ownProcesses = (stack: Stack): readonly Managed[] =>
  serviceNames.map((name) => stack.service(name))
