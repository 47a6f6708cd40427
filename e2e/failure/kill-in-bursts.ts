import { setTimeout as pause } from 'node:timers/promises'
import type { Managed } from '@seedline/stack'
import type { Kill } from './recovery.ts'

const SMALLEST_BURST = 8
const LONGEST_GAP_MS = 800
const LONGEST_BURST_MS = 60_000
/** A dead consumer's partitions are given away only after its session, 10 s, or two of them. */
const BACK_AT_WORK_MS = 40_000

/** A process to kill; `effects` counts what it has done of what it heard by Kafka. */
export interface Victim {
  readonly process: Managed
  effects?(): Promise<number>
}

/**
 * Kills processes at moments that nobody chose, in bursts. A burst begins with every consumer,
 * each shortly after it was seen to have effects: then some are done and their offsets not yet
 * committed, and some are under way. The rest of it hits anything that runs, also while it starts.
 */
export async function killInBursts(
  victims: readonly Victim[],
  kills: number,
): Promise<readonly Kill[]> {
  const killed: Kill[] = []
  const perBurst = Math.max(SMALLEST_BURST, Math.ceil(kills / 15))
  for (let left = kills; left > 0; left -= perBurst) {
    killed.push(...(await burst(victims, Math.min(perBurst, left))))
  }
  return killed
}

async function burst(victims: readonly Victim[], kills: number): Promise<readonly Kill[]> {
  const given: Kill[] = []
  for (const { process, effects } of shuffled(victims)) {
    if (effects === undefined || given.length >= kills) continue
    await untilAtWork(effects)
    await pause(Math.random() * 300)
    given.push(await kill(process))
  }
  const until = performance.now() + LONGEST_BURST_MS
  while (given.length < kills && performance.now() < until) {
    await pause(50 + Math.random() * LONGEST_GAP_MS)
    const process = shuffled(victims)[0]?.process
    if (!process?.running()) continue
    given.push(await kill(process))
  }
  return given
}

async function kill(process: Managed): Promise<Kill> {
  await process.kill()
  return { name: process.name, at: performance.now() }
}

async function untilAtWork(effects: () => Promise<number>): Promise<void> {
  const until = performance.now() + BACK_AT_WORK_MS
  const before = await effects()
  while (performance.now() < until && (await effects()) === before) await pause(50)
}

const shuffled = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
