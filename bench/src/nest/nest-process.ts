import { fork } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { smallMemory } from '@seedline/stack'
import { islandFolder } from '../harness/islands.ts'

export const nestServices = ['registry', 'fund', 'edge'] as const
export type NestService = (typeof nestServices)[number]

/** One process of the NestJS system. */
export interface NestProcess {
  readonly name: NestService
  readonly pid: number
  stop(): Promise<void>
}

// Ours collects once at rest, which any system may do: so does theirs.
const collector = pathToFileURL(join(islandFolder('nest'), 'collect-at-rest.mjs')).href

const READY_MS = 60_000
const GRACE_MS = 5_000

/** Starts it and waits until it answers. @throws Error with the end of its log */
export async function startNest(
  name: NestService,
  settings: Readonly<Record<string, string>>,
  folder: string,
): Promise<NestProcess> {
  const log = join(folder, `nest-${name}.log`)
  const output = openSync(log, 'a')
  const child = fork(join(islandFolder('nest'), 'dist', name, 'main.js'), [], {
    env: { PATH: process.env.PATH, KAFKAJS_NO_PARTITIONER_WARNING: '1', ...settings },
    execArgv: [...smallMemory, '--import', collector],
    stdio: ['ignore', output, output, 'ipc'],
  })
  closeSync(output)
  const gone = once(child, 'exit')
  const stop = async (): Promise<void> => {
    if (child.exitCode !== null || child.signalCode !== null) return
    child.kill('SIGTERM')
    const force = setTimeout(() => child.kill('SIGKILL'), GRACE_MS)
    await gone
    clearTimeout(force)
  }
  const ready = once(child, 'message', { signal: AbortSignal.timeout(READY_MS) })
  const ended = gone.then(() => Promise.reject(new Error('it ended')))
  try {
    await Promise.race([ready, ended])
  } catch (cause) {
    await stop()
    const end = readFileSync(log, 'utf8').slice(-2_000)
    throw new Error(`The NestJS ${name} did not come up:\n${end}`, { cause })
  }
  // An end that nobody waits for any more is no failure of this process.
  ended.catch(() => undefined)
  return { name, pid: child.pid ?? 0, stop }
}
