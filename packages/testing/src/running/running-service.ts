import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { basename } from 'node:path'
import { createInterface } from 'node:readline'
import type { Readable } from 'node:stream'
import { patiently } from '@seedline/stack/patience'
import type { Place } from './place.ts'

const startMs = 30_000
/** As much of its log as is shown where it ended in another way than it was told to. */
const lastLines = 40

/** A service as a process of its own, as it runs in production. */
export interface RunningService {
  readonly address: string
  /** SIGTERM: resolves with the exit code. */
  stop(): Promise<number | null>
  /** SIGKILL: no time to finish anything. */
  kill(): Promise<void>
}

/** Which service is started, and from which of its entries. */
export interface ServiceEntry {
  /** The service's own folder. */
  readonly folder: string
  readonly entry?: 'main' | 'relay'
}

/** Starts a service and waits until it says that it is ready. @throws Error when it does not. */
export async function startRunning(
  { folder, entry = 'main' }: ServiceEntry,
  place: Place,
  settings: Readonly<Record<string, string>> = {},
): Promise<RunningService> {
  const { NODE_OPTIONS: _, ...environment } = process.env
  const child = spawn(
    process.execPath,
    ['--import', '@seedline/service-kit/telemetry', `src/${entry}.ts`],
    {
      cwd: folder,
      stdio: ['ignore', 'pipe', 'inherit'],
      env: {
        ...environment,
        SEEDLINE_ENV: 'development',
        MONGO_URL: place.mongoUrl,
        MONGO_DATABASE: place.database,
        KAFKA_BROKERS: place.brokers.join(','),
        KAFKA_TOPIC_PREFIX: place.topicPrefix,
        GRPC_PORT: '0',
        DEV_SIGNING_KEY_FILE: place.signer.keyFile,
        ...place.signer.settings,
        ...settings,
      },
    },
  )
  const exited = once(child, 'exit').then(([code]) => code as number | null)
  const last: string[] = []
  const port = await portOf(basename(folder), child, exited, last).catch((error) => {
    // Nobody has a handle by which to end it.
    child.kill('SIGKILL')
    throw error
  })
  return {
    address: `127.0.0.1:${port}`,
    async stop() {
      child.kill('SIGTERM')
      const code = await exited
      if (code !== 0)
        process.stderr.write(`${basename(folder)} ended by ${code}:\n${last.join('\n')}\n`)
      return code
    },
    async kill() {
      child.kill('SIGKILL')
      await exited
    },
  }
}

// The port and the readiness are told in the service's own log.
async function portOf(
  service: string,
  child: ChildProcessByStdio<null, Readable, null>,
  exited: Promise<number | null>,
  last: string[],
): Promise<number> {
  const { promise, resolve, reject } = Promise.withResolvers<number>()
  const late = setTimeout(() => reject(new Error(`${service} is not ready`)), patiently(startMs))
  exited.then(
    (code) =>
      reject(new Error(`${service} ended with ${code} before it was ready:\n${last.join('\n')}`)),
    reject,
  )
  let port = 0
  const lines = createInterface({ input: child.stdout })
  lines.on('line', (line) => {
    last.push(line)
    if (last.length > lastLines) last.shift()
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
