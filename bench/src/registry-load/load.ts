import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { promisify } from 'node:util'
import { readDevelopmentKey, signDevelopmentToken } from '@seedline/service-kit/development-keys'
import type { Connection } from 'mongoose'
import type { Figure } from '../harness/figure.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { commandCounts, countsBetween, describedPer } from '../rounds/database-commands.ts'
import { benchActor, type RunningSystem, startSystem } from '../system/running-system.ts'
import { cpuOf, peakResidentOf } from '../system/usage.ts'
import { type ImportRun, importFile } from './importer.ts'
import { costsOf, enterpriseIdOf, reads } from './reads.ts'
import { enterpriseRows, figureRows, patentRows, type Rows, sizeOf } from './rows.ts'
import { writeRows } from './write-rows.ts'

const quickScale = 0.01
const leastFacts = 3_000
const leastOfInsertMany = 0.5
const mostMb = 300
const mostGrowth = 1.3
const mostCheckMs = 3
/** What is there before, so that reads are compared with it. */
const firstEnterprises = 1_000
const seenWithinMs = 10 * 60_000

/**
 * Enterprises, patents and figures from files, by the command line's importer through the gateway; a fact is a row that was
 * recorded, and all of them count until the last is read from the views.
 */
export const registryLoad: Measurement = {
  id: 'registry-load',
  about: 'enterprises, patents and figures loaded from files, and what the registry costs then',
  async measure(bench) {
    const scale = bench.scale ?? (bench.quick ? quickScale : 1)
    const size = sizeOf(scale)
    const bareSeconds = await bareInserts(bench, scale)
    const facts = size.enterprises + size.patents + size.figures
    bench.say(`a bare insertMany of ${facts} documents: ${perSecond(facts, bareSeconds)}`)
    const system = await startSystem(bench)
    try {
      const load = await loading(bench, system)
      const first = Math.min(firstEnterprises, Math.round(size.enterprises / 10))
      await load.enterprises(0, first)
      const small = await load.costs(first)
      const rest = await load.enterprises(first, size.enterprises)
      const large = await load.costs(size.enterprises)
      const check = await load.selfCheckMs()
      const most = (name: string, ours: number, baseline: number, unit = 'MB'): Figure => ({
        name,
        unit,
        pairs: [{ ours, baseline }],
        goal: { is: 'at most', ratio: 1 },
      })
      const pace = rest.facts / rest.seconds
      return [
        {
          name: `facts loaded from files, ${facts} of them, against what there should be`,
          unit: 'facts/s',
          pairs: [{ ours: pace, baseline: leastFacts }],
          goal: { is: 'at least', ratio: 1 },
        },
        {
          name: `facts loaded from files, ${facts} of them, against a bare insertMany`,
          unit: 'facts/s',
          pairs: [{ ours: pace, baseline: facts / bareSeconds }],
          goal: { is: 'at least', ratio: leastOfInsertMany },
        },
        most('peak memory of the importer', rest.peakMb, mostMb),
        ...load.peaks().map(([name, mb]) => most(`peak memory of the ${name}`, mb, mostMb)),
        ...reads.map(({ id, about }) => ({
          name: `${about}, among ${size.enterprises} enterprises, against ${first}`,
          unit: 'µs CPU',
          pairs: [{ ours: large.get(id)?.cpu ?? 0, baseline: small.get(id)?.cpu ?? 0 }],
          goal: { is: 'at most', ratio: mostGrowth } as const,
        })),
        most(
          'registry: self-check of an enterprise with 200 patents',
          check,
          mostCheckMs,
          'ms CPU',
        ),
      ]
    } finally {
      await system.stop()
    }
  },
}

const perSecond = (facts: number, seconds: number): string =>
  `${seconds.toFixed(1)} s, ${Math.round(facts / seconds)} facts/s`

async function bareInserts({ mongoUrl }: Bench, scale: number): Promise<number> {
  const program = join(import.meta.dirname, 'insert-process.ts')
  const name = `bench_bare_${randomUUID().slice(0, 8)}`
  const options = { env: { ...process.env, NODE_OPTIONS: '' } }
  const args = [program, mongoUrl, name, String(scale)]
  const { stdout } = await promisify(execFile)(process.execPath, args, options)
  return (JSON.parse(stdout) as { readonly seconds: number }).seconds
}

/** Loads, and asks, one running system. */
async function loading(bench: Bench, system: RunningSystem) {
  const { stack, caller, registry } = system
  const key = await readDevelopmentKey(stack.service('gateway').settings.DEV_SIGNING_KEY_FILE ?? '')
  const token = await signDevelopmentToken(key, benchActor)
  const to = { gateway: `http://${stack.service('gateway').address}`, token }
  const services = (['registry', 'gateway', 'fund'] as const).map(
    (name) => [name, stack.service(name).pid()] as const,
  )
  const { mongo, kafka } = bench.servers
  const others = [['mongo', mongo?.pid()] as const, ['kafka', kafka?.pid()] as const]
  const pids = [...services, ...others].flatMap(([name, pid]) =>
    pid === undefined ? [] : [[name, pid] as const],
  )
  const cpuNow = () => new Map(pids.map(([name, pid]) => [name, cpuOf(pid)]))
  const answering = pids.filter(([name]) => ['registry', 'gateway', 'mongo'].includes(name))

  const file = async (rows: Rows, from: number, to: number): Promise<string> => {
    const path = join(bench.folder, `${rows.kind}-${from}.csv`)
    await writeRows(path, rows, { from, to })
    return path
  }
  return {
    /** All that there is of these enterprises. */
    async enterprises(from: number, until: number) {
      const files = [
        [enterpriseRows, 1],
        [patentRows, 10],
        [figureRows, 5],
      ] as const
      const paths = await Promise.all(
        files.map(([rows, each]) => file(rows, from * each, until * each)),
      )
      const [cpuBefore, commandsBefore] = [cpuNow(), await commandCounts(registry)]
      const begun = performance.now()
      const runs: ImportRun[] = []
      for (const [at, [rows]] of files.entries()) {
        const run = await importFile(rows.kind, paths[at] ?? '', to)
        bench.say(`${run.rows} ${rows.kind}: ${perSecond(run.rows, run.seconds)}`)
        runs.push(run)
      }
      await allSeen(registry, until)
      const seconds = (performance.now() - begun) / 1_000
      const facts = runs.reduce((sum, { rows }) => sum + rows, 0)
      bench.say(`all of them seen: ${perSecond(facts, seconds)}`)
      const used = [...cpuNow()].map(
        ([name, cpu]) => [name, cpu - (cpuBefore.get(name) ?? 0)] as const,
      )
      const importer = runs.reduce((sum, { cpu }) => sum + cpu, 0)
      const told = [...used, ['importer', importer] as const].map(
        ([name, cpu]) => `${name} ${Math.round(cpu / facts)} µs`,
      )
      bench.say(`CPU per fact: ${told.join(', ')}`)
      const commands = countsBetween(commandsBefore, await commandCounts(registry))
      bench.say(`database commands per 1,000 facts: ${describedPer(commands, facts / 1_000)}`)
      return { facts, seconds, peakMb: Math.max(...runs.map(({ peakMb }) => peakMb)) }
    },
    async costs(enterprises: number) {
      // What was written behind the load's back is no part of a read.
      await pause(3_000)
      const answering_ = { caller, pids: answering.map(([, pid]) => pid) }
      const costs = await costsOf(answering_, enterprises, bench.quick ? 80 : 200)
      for (const { id, about } of reads) {
        const { cpu = 0, ms = 0 } = costs.get(id) ?? {}
        bench.say(`${about}: ${Math.round(cpu)} µs of CPU, ${ms.toFixed(1)} ms`)
      }
      return costs
    },
    /** CPU of the registry. */
    async selfCheckMs(): Promise<number> {
      const path = `/enterprises/${enterpriseIdOf(0)}/self-checks/little-giant`
      const checks = 200
      for (let warm = 0; warm < checks; warm += 1) await caller.get(path)
      const registryPid = stack.service('registry').pid()
      const before = cpuOf(registryPid ?? 0)
      for (let check = 0; check < checks; check += 1) await caller.get(path)
      return (cpuOf(registryPid ?? 0) - before) / 1_000 / checks
    },
    peaks(): readonly (readonly [string, number])[] {
      const peaks = pids.map(([name, pid]) => [name, peakResidentOf(pid)] as const)
      bench.say(peaks.map(([name, mb]) => `${name} ${Math.round(mb)} MB at most`).join(', '))
      return peaks.filter(([name]) => name === 'registry' || name === 'gateway')
    },
  }
}

/** Until every fact is in the read models, and published. */
async function allSeen({ db }: Connection, enterprises: number): Promise<void> {
  const wanted = [
    ['enterprise_list', enterprises],
    ['ip_right', enterprises * 10],
    ['figures', enterprises],
  ] as const
  const until = Date.now() + seenWithinMs
  for (;;) {
    const names = (await db?.listCollections().toArray())?.map(({ name }) => name) ?? []
    const counts = await Promise.all(
      wanted.map(async ([view, most]) => {
        const name = names.find((one) => one.startsWith(`view_${view}_`)) ?? ''
        return (await db?.collection(name).estimatedDocumentCount()) === most
      }),
    )
    const pending = await db?.collection('commits').findOne({ pending: true })
    if (counts.every((all) => all) && pending === null) return
    if (Date.now() > until) throw new Error('Not all that was recorded came to be seen')
    await pause(500)
  }
}
