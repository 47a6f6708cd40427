import { availableParallelism } from 'node:os'
import { medianOf } from '../delivery/paced.ts'
import type { Figure, Pair } from '../harness/figure.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { REPETITIONS } from '../harness/pairs.ts'
import { type Noted, type Played, playRounds, type Stage } from './rounds.ts'
import { startSystem } from './running-system.ts'
import { openFund, seedRound } from './seed-round.ts'
import { watchView } from './seen.ts'
import { cpuOf } from './usage.ts'

const FUNDS = 8
const FIRST_RATE = 20
const STEP = 1.4
const MOST_STEPS = 14
/** The journey's own promise. */
const VISIBLE_WITHIN_MS = 1_000
/** Noise between two halves of a run that is steady. */
const GROWTH = 1.25

/** The highest rate at which rounds keep coming through, what limits it, and a long run at half of it. */
export const sustained: Measurement = {
  id: 'sustained',
  about: 'whole seed rounds by REST: the highest rate sustained, then 5 minutes at half of it',
  async measure(bench) {
    const system = await startSystem(bench)
    try {
      const funds: string[] = []
      for (let fund = 0; fund < FUNDS; fund += 1) funds.push(await openFund(system.caller))
      await seedRound(system.caller, funds[0] ?? '', 'first')
      const stage = { system, seen: await watchView(system.registry, 'ladder'), funds }
      const highest = await highestRate(stage, bench)
      const { rate } = highest
      bench.say(limit(highest))
      const seconds = bench.quick ? 20 : 300
      bench.say(`${seconds} s at ${(rate / 2).toFixed(0)} commands/s`)
      const run = await playRounds(stage, rate / 2, seconds)
      return steadiness(run, seconds, bench)
    } finally {
      system.caller.close()
      await system.stop()
    }
  },
}

interface Highest {
  readonly rate: number
  /** µs of CPU per command, by process. */
  readonly costs: ReadonlyMap<string, number>
}

async function highestRate(stage: Stage, { say, quick }: Bench): Promise<Highest> {
  const seconds = quick ? 5 : 12
  await playRounds(stage, FIRST_RATE, seconds)
  let highest: Highest | undefined
  for (let step = 0; step < MOST_STEPS; step += 1) {
    const offered = FIRST_RATE * STEP ** step
    const before = spent(stage)
    const played = await playRounds(stage, offered, seconds)
    const after = spent(stage)
    say(described(offered, played))
    if (!keptUp(offered, played)) break
    const costs = [...after].map(
      ([name, cpu]) => [name, (cpu - (before.get(name) ?? 0)) / played.commands] as const,
    )
    highest = { rate: played.rate, costs: new Map(costs) }
  }
  if (!highest) throw new Error(`Not even ${FIRST_RATE} commands a second are sustained here`)
  return highest
}

const described = (offered: number, { rate, delays, backlogs, failed }: Played): string =>
  `offered ${offered.toFixed(0)} commands/s: ${rate.toFixed(0)}/s answered, visible after ` +
  `${middle(delays).toFixed(0)} ms, backlog ${Math.max(0, ...valuesOf(backlogs))}, ` +
  `${failed} failed`

function keptUp(offered: number, { rate, delays, failed }: Played): boolean {
  const last = delays.slice(-Math.ceil(delays.length / 3))
  return failed === 0 && rate >= 0.95 * offered && middle(last) <= VISIBLE_WITHIN_MS
}

function spent({ system }: Stage): ReadonlyMap<string, number> {
  const { mongo, kafka } = system.servers
  const processes = [...system.processes, mongo, kafka].flatMap((process) => process ?? [])
  const used = processes.map((process) => [process.name, cpuOf(process.pid() ?? 0)] as const)
  return new Map([...used, ['the load itself', cpuOf(process.pid)]])
}

/** What limits it, for who reads along: a share of what there is can't be missed, and is no row. */
function limit({ rate, costs }: Highest): string {
  const cores = availableParallelism()
  const cost = [...costs.values()].reduce((sum, one) => sum + one, 0)
  const parts = [...costs]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, one]) => `${name} ${(one / 1_000).toFixed(1)}`)
  return (
    `${rate.toFixed(0)} commands/s sustained; at ${(cost / 1_000).toFixed(1)} ms of CPU each ` +
    `${cores} cores allow ${((cores * 1e6) / cost).toFixed(0)} (${parts.join(', ')})`
  )
}

/** Second half beside first half, part by part: what grows shows in every pair. */
function steadiness(run: Played, seconds: number, { say }: Bench): readonly Figure[] {
  const goal = { is: 'at most', ratio: GROWTH } as const
  say(`${run.commands} commands, ${run.failed} rounds failed; ${described(run.rate, run)}`)
  if (run.failed > 0) throw new Error(`${run.failed} rounds failed at half the sustained rate`)
  const during = `over ${seconds} s at half that rate, second half against first`
  return [
    { name: `delay ${during}`, unit: 'ms', pairs: halves(run.delays, seconds), goal },
    { name: `backlog ${during}`, unit: 'events', pairs: halves(run.backlogs, seconds), goal },
  ]
}

function halves(notes: readonly Noted[], seconds: number): readonly Pair[] {
  const part = (seconds * 1000) / (2 * REPETITIONS)
  const of = (index: number): number => {
    const within = notes.filter(({ at }) => Math.floor(at / part) === index)
    // Nothing waiting is the best there is, and no divisor.
    return Math.max(1, middle(within))
  }
  return Array.from({ length: REPETITIONS }, (_, index) => ({
    ours: of(index + REPETITIONS),
    baseline: of(index),
  }))
}

const valuesOf = (notes: readonly Noted[]): readonly number[] => notes.map(({ value }) => value)
const middle = (notes: readonly Noted[]): number => medianOf(valuesOf(notes))
