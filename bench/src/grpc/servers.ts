import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { islandFolder } from '../harness/islands.ts'
import type { Readable } from './keyed-read.ts'
import { exports, type Variant } from './variants.ts'

const program = fileURLToPath(new URL('./server-process.ts', import.meta.url))
const withOpenTelemetry = join(islandFolder('otel'), 'server-process.ts')

export interface MeasuredServer {
  readonly variant: Variant
  readonly port: number
  /** User and system time used so far, in µs. */
  usage(): Promise<{ cpu: number }>
  stop(): Promise<void>
}

/** Starts the variant's server in a process of its own. */
export async function startServer(
  variant: Variant,
  { jwksFile, spansTo, readable }: { jwksFile: string; spansTo: string; readable: Readable },
): Promise<MeasuredServer> {
  const script = variant === 'bare-otel' ? withOpenTelemetry : program
  const child = fork(script, [variant, jwksFile, readable.mongoUrl, readable.dbName], {
    env: { ...process.env, ...(exports(variant) && { OTEL_EXPORTER_OTLP_ENDPOINT: spansTo }) },
  })
  const { port } = (await answerOf(child)) as { port: number }
  return {
    variant,
    port,
    async usage() {
      child.send('usage')
      const { cpu } = (await answerOf(child)) as { cpu: NodeJS.CpuUsage }
      return { cpu: cpu.user + cpu.system }
    },
    async stop() {
      child.disconnect()
      if (child.exitCode === null) await once(child, 'exit', { signal: AbortSignal.timeout(5_000) })
    },
  }
}

async function answerOf(child: ChildProcess): Promise<unknown> {
  const [message] = await once(child, 'message', { signal: AbortSignal.timeout(60_000) })
  return message
}
