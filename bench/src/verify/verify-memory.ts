import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { byService, recordingServices } from '@seedline/contracts/services'
import { verifiedServices } from '@seedline/verify'
import { portfolio, recordedSystem } from '@seedline/verify/testing'
import type { Bench, Measurement } from '../harness/measurement.ts'

const EVENTS = 1_000_000
const QUICK_EVENTS = 50_000
const MOST_MB = 200
/** Of one fund: 19 events each, in streams of their own and the fund's. */
const DEALS = 40
/** So many funds are recorded with one write. */
const TOGETHER = 5
const MOST_MS = 30 * 60_000

export interface VerifyUsage {
  readonly peakMb: number
  readonly seconds: number
  readonly events: number
  readonly differences: number
}

/** What `verify` holds in memory while it reads a million events; the baseline is the limit. */
export const verifyMemory: Measurement = {
  id: 'verify',
  about: 'what verify holds in memory while it checks a store of a million events',
  async measure(bench) {
    const events = bench.quick ? QUICK_EVENTS : EVENTS
    const name = `bench_verify_${randomUUID().slice(0, 8)}`
    const databases = byService(recordingServices, (service) => `${name}_${service}`)
    const system = await recordedSystem(bench.mongoUrl, databases, await verifiedServices())
    try {
      for (let recorded = 0, fund = 0; recorded < events; fund += TOGETHER) {
        const funds = Array.from({ length: TOGETHER }, (_, index) => `fund-${fund + index}`)
        const told = await system.record(funds.flatMap((named) => portfolio(named, DEALS)))
        recorded += told.events
        if (fund % 100 === 0) bench.say(`${recorded} of ${events} events are recorded`)
      }
      const usage = await usageOf(bench, name)
      bench.say(`${usage.events} events in ${usage.seconds} s, ${usage.peakMb} MB at most`)
      if (usage.differences > 0) throw new Error(`${usage.differences} differences were found`)
      return [
        {
          name: `verify: peak memory at ${usage.events} events`,
          unit: 'MB',
          pairs: [{ ours: usage.peakMb, baseline: MOST_MB }],
          goal: { is: 'at most', ratio: 1 },
        },
      ]
    } finally {
      await system.drop()
      await system.close()
    }
  },
}

interface CommandLine {
  readonly flags: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

/** What the command line is started with: V8's flags, and what of its environment the script sets. */
async function commandLine(): Promise<CommandLine> {
  const root = join(import.meta.dirname, '../../..')
  const { scripts } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as {
    readonly scripts: Readonly<Record<string, string>>
  }
  const words = (scripts.seedline ?? '').split(' ')
  const set = words
    .filter((word) => /^[A-Z_]+=/.test(word))
    .map((word) => word.split('=', 2) as [string, string])
  return {
    flags: words.filter((word) => word.startsWith('--')),
    environment: {
      ...Object.fromEntries(set),
      NODE_COMPILE_CACHE: join(root, 'node_modules/.cache/seedline/compiled'),
    },
  }
}

async function usageOf({ mongoUrl }: Bench, name: string): Promise<VerifyUsage> {
  const program = join(import.meta.dirname, 'verify-process.ts')
  const { flags, environment } = await commandLine()
  const env = { ...process.env, NODE_OPTIONS: '', ...environment }
  const run = promisify(execFile)
  const { stdout } = await run(process.execPath, [...flags, program, mongoUrl, name], {
    timeout: MOST_MS,
    env,
  })
  return JSON.parse(stdout) as VerifyUsage
}
