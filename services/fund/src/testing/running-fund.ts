import { type ChildProcess, spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { fileURLToPath } from 'node:url'
import { CapTableServiceClient } from '@seedline/contracts/fund/v1/cap_table_service'
import { DealServiceClient } from '@seedline/contracts/fund/v1/deal_service'
import { FundServiceClient } from '@seedline/contracts/fund/v1/fund_service'
import { OperationsServiceClient } from '@seedline/contracts/operations/v1/operations_service'
import { grpcClient } from '@seedline/service-kit'
import { type TestSigner, testSigner } from '@seedline/testing'
import mongoose from 'mongoose'

const serviceFolder = fileURLToPath(new URL('../..', import.meta.url))
const startMs = 30_000

/** What the integration tests of one file share: names of their own, and keys to sign with. */
export interface Place {
  readonly mongoUrl: string
  readonly brokers: readonly string[]
  readonly database: string
  readonly topicPrefix: string
  readonly signer: TestSigner
  remove(): Promise<void>
}

export async function makePlace(): Promise<Place> {
  const mongoUrl = process.env.SEEDLINE_TEST_MONGO_URL ?? ''
  const name = `fund_${randomBytes(6).toString('hex')}`
  const signer = await testSigner()
  return {
    mongoUrl,
    brokers: (process.env.SEEDLINE_TEST_KAFKA_BROKERS ?? '').split(','),
    database: name,
    topicPrefix: `${name}.`,
    signer,
    async remove() {
      await signer.remove()
      const connection = await mongoose.createConnection(mongoUrl, { dbName: name }).asPromise()
      await connection.dropDatabase()
      await connection.close()
    },
  }
}

/** The fund service as a process of its own, as it runs in production. */
export interface RunningFund {
  readonly address: string
  /** SIGTERM: resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: no time to finish anything. */
  kill(): Promise<void>
}

export async function startFund(
  place: Place,
  settings: Readonly<Record<string, string>> = {},
  entry: 'main' | 'relay' = 'main',
): Promise<RunningFund> {
  const { NODE_OPTIONS: _, ...environment } = process.env
  const child = spawn(
    process.execPath,
    ['--import', '@seedline/service-kit/telemetry', `src/${entry}.ts`],
    {
      cwd: serviceFolder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...environment,
        SEEDLINE_ENV: 'development',
        MONGO_URL: place.mongoUrl,
        MONGO_DATABASE: place.database,
        KAFKA_BROKERS: place.brokers.join(','),
        KAFKA_TOPIC_PREFIX: place.topicPrefix,
        GRPC_PORT: '0',
        ...place.signer.settings,
        ...settings,
      },
    },
  )
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const port = await portOf(child, exited)
  return {
    address: `127.0.0.1:${port}`,
    stop() {
      child.kill('SIGTERM')
      return exited
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

// The port and the readiness are told in the service's own log.
async function portOf(child: ChildProcess, exited: Promise<number | null>): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const late = setTimeout(() => reject(new Error('the fund service is not ready')), startMs)
  exited.then((code) =>
    reject(new Error(`the fund service ended with ${code} before it was ready`)),
  )
  let port = 0
  const lines = createInterface({ input: child.stdout ?? process.stdin })
  lines.on('line', (line) => {
    const said = logged(line)
    if (said.msg === 'gRPC server listens') port = said.port ?? 0
    if (said.msg === 'ready') resolve(port)
    if ((said.level === 'error' || said.level === 'fatal') && process.env.SEEDLINE_TEST_VERBOSE)
      process.stderr.write(`${line}\n`)
  })
  try {
    return await promise
  } finally {
    clearTimeout(late)
  }
}

function logged(line: string): { msg?: string; port?: number; level?: string } {
  try {
    return JSON.parse(line)
  } catch {
    return {}
  }
}

/** Clients of everything that the fund service serves. */
export function clientsOf({ address }: RunningFund) {
  const options = { address, deadlineMs: 10_000, idempotent: 'all' } as const
  const funds = grpcClient(FundServiceClient, options)
  const deals = grpcClient(DealServiceClient, options)
  const capTables = grpcClient(CapTableServiceClient, options)
  const operations = grpcClient(OperationsServiceClient, options)
  return {
    funds,
    deals,
    capTables,
    operations,
    close() {
      for (const client of [funds, deals, capTables, operations]) client.close()
    },
  }
}

export type Clients = ReturnType<typeof clientsOf>
