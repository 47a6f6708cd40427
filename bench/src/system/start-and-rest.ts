import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { type Managed, type Stack, startStack } from '@seedline/stack'
import type { Figure, Pair } from '../harness/figure.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { REPETITIONS } from '../harness/pairs.ts'
import { callerOfStack, ownProcesses } from './running-system.ts'
import { COMMANDS, openFund, seedRound } from './seed-round.ts'
import { cpuOf, residentOf } from './usage.ts'

const START_SECONDS = 20
const MEGABYTES = 150
const CORE_SHARE = 0.02
const ROUNDS = 100
const WORKERS = 4
/** Only what is left behind is measured here, so a slow answer is asked for again. */
const PATIENT_TRIES = 5
const SETTLE_MS = 5_000
const WINDOW_MS = 6_000

/** How soon everything is there again, servers included, and what it costs while nobody asks. */
export const startAndRest: Measurement = {
  id: 'start-and-rest',
  about: `a warm start; memory and CPU at rest after ${ROUNDS * COMMANDS} commands`,
  async measure(bench) {
    const folder = join(bench.folder, 'everyday')
    const start = (): Promise<Stack> => startStack({ folder, webPage: true })
    let stack = await start()
    try {
      await play(stack)
      const starts: Pair[] = []
      for (let repetition = 0; repetition < (bench.quick ? 1 : REPETITIONS); repetition += 1) {
        await stack.stop()
        const from = performance.now()
        stack = await start()
        const ours = (performance.now() - from) / 1000
        starts.push({ ours, baseline: START_SECONDS })
        bench.say(`a warm start took ${ours.toFixed(1)} s`)
      }
      await play(stack)
      const warm = { name: 'warm start until all of it answers', unit: 's', pairs: starts }
      return [{ ...warm, goal: atMostTheLimit }, ...(await atRest(stack, bench))]
    } finally {
      await stack.stop()
    }
  },
}

const atMostTheLimit = { is: 'at most', ratio: 1 } as const

async function play(stack: Stack): Promise<void> {
  const caller = await callerOfStack(stack, PATIENT_TRIES)
  const fundId = await openFund(caller)
  const worker = async (): Promise<void> => {
    for (let round = 0; round < ROUNDS / WORKERS; round += 1) {
      await seedRound(caller, fundId, randomUUID())
    }
  }
  await Promise.all(Array.from({ length: WORKERS }, worker))
  caller.close()
}

/** 30 s of quiet in windows, so that a range can be told. */
async function atRest(stack: Stack, { say }: Bench): Promise<readonly Figure[]> {
  const processes = ownProcesses(stack)
  await pause(SETTLE_MS)
  const windows: (readonly Resting[])[] = []
  for (let window = 0; window < REPETITIONS; window += 1) {
    windows.push(await observed(processes))
  }
  return processes.flatMap(({ name }, at) => {
    const of = windows.flatMap((window) => window[at] ?? [])
    say(`${name}: ${of.map(({ memory }) => memory.toFixed(0)).join(', ')} MB`)
    return [
      {
        name: `${name} at rest, resident memory`,
        unit: 'MB',
        pairs: of.map(({ memory }) => ({ ours: memory, baseline: MEGABYTES })),
        goal: atMostTheLimit,
      },
      {
        name: `${name} at rest, CPU`,
        unit: '% of a core',
        pairs: of.map(({ share }) => ({ ours: share * 100, baseline: CORE_SHARE * 100 })),
        goal: atMostTheLimit,
      },
    ]
  })
}

interface Resting {
  readonly memory: number
  readonly share: number
}

async function observed(processes: readonly Managed[]): Promise<readonly Resting[]> {
  const pids = processes.map((process) => process.pid() ?? 0)
  const before = pids.map(cpuOf)
  const from = performance.now()
  await pause(WINDOW_MS)
  const micros = (performance.now() - from) * 1000
  return pids.map((pid, at) => ({
    memory: residentOf(pid),
    share: (cpuOf(pid) - (before[at] ?? 0)) / micros,
  }))
}
