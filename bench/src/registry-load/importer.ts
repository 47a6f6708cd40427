import { execFile } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { endedEarly } from '../harness/held.ts'
import { cpuOf, peakResidentOf } from '../system/usage.ts'
import type { Rows } from './rows.ts'

const program = fileURLToPath(new URL('../../../packages/cli/src/main.ts', import.meta.url))
const lookEveryMs = 100
const longestMs = 3 * 60 * 60_000

export interface ImportRun {
  readonly rows: number
  readonly seconds: number
  readonly peakMb: number
  /** µs. */
  readonly cpu: number
}

/**
 * Imports a file as `pnpm seedline import` does, in a process of its own.
 * @throws Error where a row wasn't recorded
 */
export async function importFile(
  kind: Rows['kind'],
  file: string,
  { gateway, token, nodeOptions = [] }: To,
): Promise<ImportRun> {
  const shared = ['--json', '--gateway', gateway, '--token', token]
  const args = [...nodeOptions, program, ...shared, 'import', kind, file, '--synthetic']
  const begun = performance.now()
  const used = { peakMb: 0, cpu: 0 }
  const output = await new Promise<string>((resolve, reject) => {
    const env = { ...process.env, NODE_OPTIONS: '' }
    const options = { timeout: longestMs, env, signal: endedEarly }
    const child = execFile(process.execPath, args, options, (error, stdout, stderr) => {
      clearInterval(looking)
      if (stdout === '') reject(error ?? new Error(stderr))
      else resolve(stdout)
    })
    const looking = setInterval(() => {
      try {
        used.cpu = cpuOf(child.pid ?? 0)
        // NaN once its memory is given back, while it is still being waited for.
        used.peakMb = peakResidentOf(child.pid ?? 0) || used.peakMb
      } catch {
        // It has just ended.
      }
    }, lookEveryMs)
  })
  const seconds = (performance.now() - begun) / 1_000
  const { rows, recorded } = JSON.parse(output) as Counts
  if (rows === undefined || rows !== recorded) throw new Error(`Not all was recorded: ${output}`)
  return { rows, seconds, ...used }
}

interface To {
  readonly gateway: string
  readonly token: string
  /** For looking into it. */
  readonly nodeOptions?: readonly string[]
}

interface Counts {
  readonly rows?: number
  readonly recorded?: number
}
