import { join } from 'node:path'
import type { Bench } from '../harness/measurement.ts'
import { commandCounts, countsBetween, describedPer } from '../rounds/database-commands.ts'
import { cpuNow } from '../rounds/side.ts'
import { pidsOf, type RunningSystem, tokenOfStack } from '../system/running-system.ts'
import { allSeen } from './all-seen.ts'
import { type ImportRun, importFile } from './importer.ts'
import { enterpriseRows, figureRows, patentRows, type Rows } from './rows.ts'
import { writeRows } from './write-rows.ts'

/** Rows of each file for one enterprise, in the order in which the files are loaded. */
const files: readonly (readonly [Rows, number])[] = [
  [enterpriseRows, 1],
  [patentRows, 10],
  [figureRows, 5],
]

/** What the importer is told, and whose processes its work is done by. */
export interface Loading {
  readonly bench: Bench
  readonly system: RunningSystem
  readonly to: { readonly gateway: string; readonly token: string }
  /** Services, and servers that are processes of this machine. */
  readonly pids: ReadonlyMap<string, number>
}

export interface Loaded {
  readonly facts: number
  /** Until all of it is read from the views. */
  readonly seconds: number
  readonly peakMb: number
}

export async function loadingOf(bench: Bench, system: RunningSystem): Promise<Loading> {
  const pids = Object.entries(pidsOf(system.stack, bench.servers)).flatMap(([name, pid]) =>
    pid === undefined ? [] : [[name, pid] as const],
  )
  return {
    bench,
    system,
    to: {
      gateway: `http://${system.stack.service('gateway').address}`,
      token: await tokenOfStack(system.stack),
    },
    pids: new Map(pids),
  }
}

/** Loads all that there is of these enterprises, and says what it took. */
export async function loadEnterprises(
  loading: Loading,
  from: number,
  until: number,
): Promise<Loaded> {
  const { bench, system } = loading
  const paths = await Promise.all(
    files.map(([rows, each]) => file(bench, rows, { from: from * each, to: until * each })),
  )
  const [cpuBefore, commandsBefore] = [cpuNow(loading), await commandCounts(system.registry)]
  const begun = performance.now()
  const runs: ImportRun[] = []
  for (const [at, [rows]] of files.entries()) {
    const run = await importFile(rows.kind, paths[at] ?? '', loading.to)
    bench.say(`${run.rows} ${rows.kind}: ${perSecond(run.rows, run.seconds)}`)
    runs.push(run)
  }
  await allSeen(system.registry, until)
  const seconds = (performance.now() - begun) / 1_000
  const facts = sum(runs.map(({ rows }) => rows))
  bench.say(`all of them seen: ${perSecond(facts, seconds)}`)
  const used = [...cpuNow(loading)].map(
    ([name, cpu]) => [name, cpu - (cpuBefore.get(name) ?? 0)] as const,
  )
  const told = [...used, ['importer', sum(runs.map(({ cpu }) => cpu))] as const].map(
    ([name, cpu]) => `${name} ${Math.round(cpu / facts)} µs`,
  )
  bench.say(`CPU per fact: ${told.join(', ')}`)
  const commands = countsBetween(commandsBefore, await commandCounts(system.registry))
  bench.say(`database commands per 1,000 facts: ${describedPer(commands, facts / 1_000)}`)
  return { facts, seconds, peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)) }
}

export const perSecond = (facts: number, seconds: number): string =>
  `${seconds.toFixed(1)} s, ${Math.round(facts / seconds)} facts/s`

async function file(
  { folder }: Bench,
  rows: Rows,
  which: { readonly from: number; readonly to: number },
): Promise<string> {
  const path = join(folder, `${rows.kind}-${which.from}.csv`)
  await writeRows(path, rows, which)
  return path
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
