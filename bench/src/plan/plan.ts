import { setTimeout as pause } from 'node:timers/promises'
import type { Figure } from '../harness/figure.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { interleaved } from '../harness/pairs.ts'
import { freshNamespace, type RunningSystem, startSystem } from '../system/running-system.ts'
import { cpuOf } from '../system/usage.ts'
import { recordEnterprises } from './recorded.ts'
import { restatements } from './restated.ts'

const few = 1_000
const many = 100_000
const leastMany = 2_000
const quickScale = 0.02
const mostGrowth = 1.3
const mostRestatedMs = 1_000
const countedWithinMs = 40 * 60_000

/** What is asked for at once. */
interface Asked {
  readonly about: string
  readonly paths: readonly string[]
}

const pageAsOf = (day: string): readonly string[] => {
  const asOf = day === '' ? '' : `asOf=${day}`
  const groups = (by: string) => `/plan/groups?measure=value-added&by=${by}&${asOf}`
  return [
    `/plan?${asOf}`,
    groups('year'),
    ...['field', 'district', 'stage'].map((by) => groups(`${by}&year=2025`)),
    `/plan/funnel?${asOf}`,
  ].map((path) => path.replace(/[?&]$/, ''))
}

const questions: readonly Asked[] = [
  { about: "what the plan's page asks for", paths: pageAsOf('') },
  { about: 'the same as of a day of the year before', paths: pageAsOf('2025-06-30') },
  {
    about: 'a page of the enterprises behind a number',
    paths: ['/plan/enterprises?measure=value-added&year=2025&field=NEM&pageSize=20'],
  },
]

/**
 * The plan's questions among many enterprises beside the same among few, each on a system of its own, in turns; then how
 * soon the plan knows a restatement.
 */
export const plan: Measurement = {
  id: 'plan',
  about:
    "the action plan's questions among many enterprises beside few, and how soon it knows a restatement",
  async measure(bench) {
    const scale = bench.scale ?? (bench.quick ? quickScale : 1)
    const most = Math.max(leastMany, Math.round(many * scale))
    const small = await systemWith(bench, few)
    try {
      const large = await systemWith(bench, most)
      try {
        const turns = bench.quick ? 20 : 40
        const figures: Figure[] = []
        for (const { about, paths } of questions) {
          const found = await interleaved(
            () => costOf(large, paths, turns),
            () => costOf(small, paths, turns),
            bench.quick ? 3 : undefined,
          )
          figures.push({
            name: `${about}, among ${most} enterprises, against ${few}`,
            unit: 'µs CPU',
            pairs: found,
            goal: { is: 'at most', ratio: mostGrowth },
          })
        }
        const took = await restatements(large.caller, bench.quick ? 5 : 20)
        figures.push({
          name: `from a restatement until the plan knows it, among ${most} enterprises, against a second`,
          unit: 'ms',
          pairs: took.map((ours) => ({ ours, baseline: mostRestatedMs })),
          goal: { is: 'at most', ratio: 1 },
        })
        return figures
      } finally {
        await large.stop()
      }
    } finally {
      await small.stop()
    }
  },
}

/** A system that has counted so many enterprises. */
async function systemWith(bench: Bench, enterprises: number): Promise<RunningSystem> {
  const namespace = freshNamespace()
  await recordEnterprises(bench, namespace, enterprises)
  const system = await startSystem(bench, 1, namespace)
  const begun = performance.now()
  await counted(system, enterprises)
  const seconds = (performance.now() - begun) / 1_000
  bench.say(`${enterprises} enterprises counted ${seconds.toFixed(0)} s after the start`)
  return system
}

interface Counted {
  readonly notYetCounted: number
  readonly total?: { readonly value?: string }
}

async function counted({ caller }: RunningSystem, enterprises: number): Promise<void> {
  const path = '/plan/groups?measure=enterprises'
  let last: unknown
  for (const until = Date.now() + countedWithinMs; Date.now() < until; await pause(500)) {
    try {
      const { notYetCounted, total } = (await caller.get(path)) as Counted
      if (notYetCounted === 0 && total?.value === String(enterprises)) return
      last = { notYetCounted, total }
    } catch (error) {
      // Until all has been counted once, nothing is told.
      last = error
    }
  }
  throw new Error(`Not all enterprises came to be counted: ${JSON.stringify(last)}`, {
    cause: last,
  })
}

/** CPU of whoever answers, in µs each time. */
async function costOf(
  { stack, caller, servers }: RunningSystem,
  paths: readonly string[],
  turns: number,
): Promise<number> {
  const pids = [
    stack.service('gateway').pid(),
    stack.service('registry').pid(),
    servers.mongo?.pid(),
  ].filter((pid) => pid !== undefined)
  const used = () => pids.reduce((sum, pid) => sum + cpuOf(pid), 0)
  const before = used()
  for (let turn = 0; turn < turns; turn += 1)
    await Promise.all(paths.map((path) => caller.get(path)))
  return (used() - before) / turns
}
