import { setTimeout as pause } from 'node:timers/promises'
import type { Managed } from '@seedline/stack'

/** Kafka gives a killed consumer's partitions to the next one only after its session, 10 s. */
const BACK_AT_WORK_MS = 12_500
const LONGEST_GAP_MS = 1_000
const SMALLEST_BURST = 8
const LONGEST_BURST_MS = 60_000

/**
 * Kills processes at moments that nobody chose, in bursts: each process once and then any that
 * runs. Between bursts they get their partitions back: kills without a rest would only ever hit
 * consumers that consume nothing, which have no effects to lose or to double.
 */
export async function killInBursts(
  processes: readonly Managed[],
  kills: number,
): Promise<Readonly<Record<string, number>>> {
  const killed: Record<string, number> = {}
  const perBurst = Math.max(SMALLEST_BURST, Math.ceil(kills / 25))
  for (let left = kills; left > 0; left -= perBurst) {
    await pause(BACK_AT_WORK_MS + Math.random() * 2_500)
    for (const name of await burst(processes, Math.min(perBurst, left))) {
      killed[name] = (killed[name] ?? 0) + 1
    }
  }
  return killed
}

async function burst(processes: readonly Managed[], kills: number): Promise<readonly string[]> {
  const until = performance.now() + LONGEST_BURST_MS
  const first = shuffled(processes)
  const names: string[] = []
  while (names.length < kills && performance.now() < until) {
    await pause(50 + Math.random() * LONGEST_GAP_MS)
    const victim = first[names.length] ?? shuffled(processes)[0]
    if (!victim?.running()) continue
    await victim.kill()
    names.push(victim.name)
  }
  return names
}

const shuffled = <T>(all: readonly T[]): readonly T[] =>
  all
    .map((one) => ({ one, at: Math.random() }))
    .sort((a, b) => a.at - b.at)
    .map(({ one }) => one)
