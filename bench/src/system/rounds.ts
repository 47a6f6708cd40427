import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { paced } from '../delivery/paced.ts'
import { backlogOf } from './backlog.ts'
import type { RunningSystem } from './running-system.ts'
import { COMMANDS, seedRound } from './seed-round.ts'
import type { Seen } from './seen.ts'

/** A moment of the load, in ms since it began, and what was found. */
export interface Noted {
  readonly at: number
  readonly value: number
}

/** What a load came to. */
export interface Played {
  /** Commands per second, as answered. */
  readonly rate: number
  /** Per round: ms from the answer to its closing to the rung in the registry's ladder. */
  readonly delays: readonly Noted[]
  /** Events that had not had all of their effects. */
  readonly backlogs: readonly Noted[]
  readonly commands: number
  readonly failed: number
}

/** A system, whom to look at, and funds enough that no single one is in everybody's way. */
export interface Stage {
  readonly system: RunningSystem
  readonly seen: Seen
  readonly funds: readonly string[]
}

const LOOK_MS = 500

/** Lets seed rounds arrive at an even pace, whether or not earlier ones have been answered. */
export async function playRounds(
  { system, seen, funds }: Stage,
  commandsPerSecond: number,
  seconds: number,
): Promise<Played> {
  const perSecond = commandsPerSecond / COMMANDS
  const rounds = Math.ceil(perSecond * seconds)
  const delays: Noted[] = []
  const from = performance.now()
  let [answered, lastAnswer, failed] = [0, from, 0]
  const looks = lookOn(system, from)
  await paced(rounds, perSecond, async (index) => {
    try {
      const fundId = funds[index % funds.length] ?? ''
      const enterpriseId = await seedRound(system.caller, fundId, randomUUID())
      const closed = performance.now()
      answered += 1
      lastAnswer = closed
      await seen(enterpriseId)
      delays.push({ at: closed - from, value: performance.now() - closed })
    } catch {
      failed += 1
    }
  })
  const commands = answered * COMMANDS
  const rate = (commands / (lastAnswer - from)) * 1000
  return { rate, delays, backlogs: await looks.stop(), commands, failed }
}

function lookOn({ caller }: RunningSystem, from: number) {
  const found: Noted[] = []
  let stopped = false
  const looking = (async () => {
    while (!stopped) {
      const value = await backlogOf(caller)
      found.push({ at: performance.now() - from, value })
      await pause(LOOK_MS)
    }
  })().catch(() => undefined)
  return {
    async stop(): Promise<readonly Noted[]> {
      stopped = true
      await looking
      return found
    },
  }
}
