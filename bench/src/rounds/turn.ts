import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import { paced } from '../delivery/paced.ts'
import { seedRound } from '../system/seed-round.ts'
import {
  type CommandCounts,
  commandCounts,
  countsBetween,
  describedPer,
  sumOf,
} from './database-commands.ts'
import { type Capital, capitalOf, investedIn, stands } from './effects.ts'
import { cpuNow, type Side } from './side.ts'

/** What one turn of whole seed rounds cost. */
export interface Turn {
  readonly rounds: number
  /** Those that went the whole way. */
  readonly enterprises: readonly string[]
  /** µs of CPU per round, by process. */
  readonly cpu: ReadonlyMap<string, number>
  readonly commands: CommandCounts
}

export interface Pace {
  readonly rounds: number
  readonly perSecond: number
}

/** An approval that was recorded in time is looked at once more after 2 s: that belongs to it. */
const SETTLE_MS = 3_000
const MOST_LOOKS = 7

/**
 * Plays seed rounds at an even pace and waits for all of their effects; every one is looked for
 * afterwards. The looks that find one missing, and so wait on, are within what is counted.
 * @throws Error when a command fails, or an effect does not come
 */
export async function playTurn(side: Side, { rounds, perSecond }: Pace): Promise<Turn> {
  const capital = await capitalOf(side.caller, side.funds)
  const enterprises: string[] = []
  const [cpuBefore, commandsBefore] = [cpuNow(side), await commandCounts(side.mongo)]
  await paced(rounds, perSecond, async (index) => {
    const fund = side.funds[index % side.funds.length] ?? ''
    enterprises.push(await seedRound(side.caller, fund, randomUUID()))
  })
  for (let look = 1; ; look += 1) {
    await pause(SETTLE_MS)
    const [cpuAfter, commandsAfter] = [cpuNow(side), await commandCounts(side.mongo)]
    if (await allThere(side, enterprises, capital)) {
      const cpu = [...cpuAfter].map(
        ([name, used]) => [name, (used - (cpuBefore.get(name) ?? 0)) / rounds] as const,
      )
      const commands = countsBetween(commandsBefore, commandsAfter)
      return { rounds, enterprises, cpu: new Map(cpu), commands }
    }
    if (look === MOST_LOOKS) throw new Error(`${side.name}: some effects of a round never came`)
  }
}

async function allThere(
  { caller, funds }: Side,
  enterprises: readonly string[],
  before: Capital,
): Promise<boolean> {
  const after = await capitalOf(caller, funds)
  if (!investedIn(before, after, enterprises.length)) return false
  for (const enterprise of enterprises) if (!(await stands(caller, enterprise))) return false
  return true
}

/** µs of CPU per round of all processes, or of those named. */
export function cpuPerRound({ cpu }: Turn, names: readonly string[] = [...cpu.keys()]): number {
  return names.reduce((sum, name) => sum + (cpu.get(name) ?? Number.NaN), 0)
}

export const commandsPerRound = ({ commands, rounds }: Turn): number => sumOf(commands) / rounds

/** `137 ms a round (fund 42, mongo 33 …), 60.2 commands (28.1 find …)`. */
export function describedTurn(turn: Turn): string {
  const ms = (micros: number): string => (micros / 1_000).toFixed(0)
  const parts = [...turn.cpu]
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, used]) => `${name} ${ms(used)}`)
  const commands = describedPer(turn.commands, turn.rounds)
  return (
    `${ms(cpuPerRound(turn))} ms a round (${parts.join(', ')}), ` +
    `${commandsPerRound(turn).toFixed(1)} database commands (${commands})`
  )
}
