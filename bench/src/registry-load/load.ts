import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { serviceNames } from '@seedline/contracts/services'
import type { Figure } from '../harness/figure.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { startSystem } from '../system/running-system.ts'
import { cpuOf, peakResidentOf } from '../system/usage.ts'
import { type Loading, loadEnterprises, loadingOf, perSecond } from './loading.ts'
import { type Cost, costsOf, enterpriseIdOf, reads } from './reads.ts'
import { sizeOf } from './rows.ts'

const quickScale = 0.01
const leastFacts = 3_000
const leastOfInsertMany = 0.5
const mostMb = 300
const mostGrowth = 1.3
const mostCheckMs = 3
/** What is there before, so that reads are compared with it. */
const firstEnterprises = 1_000

/**
 * Enterprises, patents and figures from files, by the command line's importer through the gateway. A fact is a row that was
 * recorded; their time ends when the last is read from the views and published.
 */
export const registryLoad: Measurement = {
  id: 'registry-load',
  about: 'enterprises, patents and figures loaded from files, and what the registry costs then',
  async measure(bench) {
    const scale = bench.scale ?? (bench.quick ? quickScale : 1)
    const size = sizeOf(scale)
    const documents = size.enterprises + size.patents + size.figures
    const bareSeconds = await bareInserts(bench, scale)
    bench.say(`a bare insertMany of ${documents} documents: ${perSecond(documents, bareSeconds)}`)
    const system = await startSystem(bench)
    try {
      const loading = await loadingOf(bench, system)
      const first = Math.min(firstEnterprises, Math.round(size.enterprises / 10))
      await loadEnterprises(loading, 0, first)
      const few = await costs(loading, first)
      const { facts, seconds, peakMb } = await loadEnterprises(loading, first, size.enterprises)
      const peaks = peaksOf(loading)
      const many = await costs(loading, size.enterprises)
      const pace = facts / seconds
      const loaded = `facts loaded from files, ${documents} of them, against`
      return [
        figure(`${loaded} what there should be`, 'facts/s', pace, leastFacts, atLeast(1)),
        figure(
          `${loaded} a bare insertMany`,
          'facts/s',
          pace,
          documents / bareSeconds,
          atLeast(leastOfInsertMany),
        ),
        figure('peak memory of the importer', 'MB', peakMb, mostMb, atMost(1)),
        ...peaks.map(([name, mb]) =>
          figure(`peak memory of the ${name} under that load`, 'MB', mb, mostMb, atMost(1)),
        ),
        ...reads.map(({ id, about }) =>
          figure(
            `${about}, among ${size.enterprises} enterprises, against ${first}`,
            'µs CPU',
            // What was not read is no figure, and no goal is met by it.
            many.get(id)?.cpu ?? Number.NaN,
            few.get(id)?.cpu ?? Number.NaN,
            atMost(mostGrowth),
          ),
        ),
        figure(
          'registry: self-check of an enterprise with 200 patents, answered by gRPC',
          'ms CPU',
          await selfCheckMs(loading),
          mostCheckMs,
          atMost(1),
        ),
      ]
    } finally {
      await system.stop()
    }
  },
}

const atLeast = (ratio: number) => ({ is: 'at least', ratio }) as const
const atMost = (ratio: number) => ({ is: 'at most', ratio }) as const

const figure = (
  name: string,
  unit: string,
  ours: number,
  baseline: number,
  goal: Figure['goal'],
): Figure => ({ name, unit, pairs: [{ ours, baseline }], goal })

/** Seconds that a process takes which does nothing else. */
async function bareInserts({ mongoUrl }: Bench, scale: number): Promise<number> {
  const program = join(import.meta.dirname, 'insert-process.ts')
  const name = `bench_bare_${randomUUID().slice(0, 8)}`
  const options = { env: { ...process.env, NODE_OPTIONS: '' } }
  const args = [program, mongoUrl, name, String(scale)]
  const { stdout } = await promisify(execFile)(process.execPath, args, options)
  return (JSON.parse(stdout) as { readonly seconds: number }).seconds
}

async function costs(
  { bench, system, pids }: Loading,
  enterprises: number,
): Promise<ReadonlyMap<string, Cost>> {
  // What was written behind the load's back is no part of a read.
  await pause(3_000)
  const answering = [...pids].filter(([name]) => name !== 'kafka').map(([, pid]) => pid)
  const turns = bench.quick ? 80 : 200
  const found = await costsOf({ caller: system.caller, pids: answering }, enterprises, turns)
  for (const { id, about } of reads) {
    const { cpu = 0, ms = 0 } = found.get(id) ?? {}
    bench.say(`${about}: ${Math.round(cpu)} µs of CPU, ${ms.toFixed(1)} ms`)
  }
  return found
}

/** CPU of the registry alone. */
async function selfCheckMs({ system }: Loading): Promise<number> {
  const pid = system.stack.service('registry').pid() ?? 0
  const path = `/enterprises/${enterpriseIdOf(0)}/self-checks/little-giant`
  const checks = 200
  for (let warm = 0; warm < checks; warm += 1) await system.caller.get(path)
  const before = cpuOf(pid)
  for (let check = 0; check < checks; check += 1) await system.caller.get(path)
  return (cpuOf(pid) - before) / 1_000 / checks
}

function peaksOf({ bench, pids }: Loading): readonly (readonly [string, number])[] {
  const peaks = [...pids].map(([name, pid]) => [name, peakResidentOf(pid)] as const)
  bench.say(peaks.map(([name, mb]) => `${name} ${Math.round(mb)} MB at most`).join(', '))
  return peaks.filter(([name]) => (serviceNames as readonly string[]).includes(name))
}
