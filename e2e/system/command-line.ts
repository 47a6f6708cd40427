import { execFile } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { startStack } from '@seedline/stack'

const root = resolve(import.meta.dirname, '../..')

/** A system of its own, and the command line that talks to it. */
export interface CommandLine {
  readonly folder: string
  readonly gatewayUrl: string
  /** Runs it as a person would: its exit code and its one JSON document. */
  run<Answer>(...args: string[]): Promise<{ readonly code: number; readonly answer: Answer }>
  stop(): Promise<void>
}

/** @param name of its topics and databases: a few letters */
export async function startCommandLine(name: string): Promise<CommandLine> {
  const folder = await mkdtemp(join(tmpdir(), `seedline-${name}-`))
  const remove = () => rm(folder, { recursive: true, force: true })
  const stack = await startStack({
    folder,
    namespace: `${name}${randomBytes(4).toString('hex')}`,
    mongo: { environment: { ...process.env, MONGO_URL: process.env.SEEDLINE_TEST_MONGO_URL } },
    kafka: {
      environment: { ...process.env, KAFKA_BROKERS: process.env.SEEDLINE_TEST_KAFKA_BROKERS },
    },
  }).catch(async (cause: unknown) => {
    await remove()
    throw cause
  })
  return {
    folder,
    gatewayUrl: `http://${stack.service('gateway').address}`,
    run: (...args) => printed(folder, args),
    async stop() {
      await stack.stop()
      await remove()
    },
  }
}

function printed<Answer>(
  folder: string,
  args: readonly string[],
): Promise<{ readonly code: number; readonly answer: Answer }> {
  const { NODE_OPTIONS: _, ...inherited } = process.env
  const env = { ...inherited, SEEDLINE_FOLDER: folder, SEEDLINE_GATEWAY: '', MONGO_URL: '' }
  const command = [join(root, 'packages/cli/src/main.ts'), ...args, '--json']
  return new Promise((resolve, reject) => {
    const options = { env, timeout: 300_000, maxBuffer: 64 * 1024 * 1024 }
    const child = execFile(process.execPath, command, options, (_error, out, err) => {
      try {
        resolve({ code: child.exitCode ?? 137, answer: JSON.parse(out) as Answer })
      } catch (cause) {
        reject(new Error(`${args.join(' ')} printed no JSON: ${out}${err}`, { cause }))
      }
    })
  })
}
