import { join } from 'node:path'
import type { Figure } from '../harness/figure.ts'
import { buildNest } from '../harness/islands.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { type Compared, interleaved, pairsOf, REPETITIONS } from '../harness/pairs.ts'
import { ourSide } from '../rounds/our-side.ts'
import { atRest } from '../rounds/rest.ts'
import type { Side } from '../rounds/side.ts'
import {
  commandsPerRound,
  cpuPerRound,
  describedTurn,
  type Pace,
  playTurn,
  type Turn,
} from '../rounds/turn.ts'
import { nestSide } from './nest-side.ts'

const FULL = { rounds: 60, perSecond: 6 }
const QUICK = { rounds: 12, perSecond: 6 }
const MOST_COMMANDS = 30
/** What order, replay, as-of and no dual write may cost beside documents written in place. */
const MOST_OF_NEST = 1.25

/** What a whole seed round costs with all its effects, beside the same flow written with NestJS. */
export const seedRounds: Measurement = {
  id: 'seed-rounds',
  about: 'CPU and database commands per seed round, memory and CPU at rest, beside NestJS',
  async measure(bench) {
    const pace = bench.quick ? QUICK : FULL
    const repetitions = bench.quick ? 2 : REPETITIONS
    const nest = await nestHere(bench)
    if (nest === undefined) return [commandsFigure(await alone(bench, pace, repetitions))]
    try {
      const ours = await ourSide(join(bench.folder, 'seed-rounds'))
      try {
        const compared = await interleaved(
          () => told(bench, ours, pace),
          () => told(bench, nest, pace),
          repetitions,
        )
        return [
          ...costFigures(compared),
          commandsFigure(compared.map((pair) => pair.ours)),
          ...(await atRest(ours, nest, 'the same in NestJS', bench.say)),
        ]
      } finally {
        await ours.stop()
      }
    } finally {
      await nest.stop()
    }
  },
}

async function told({ say }: Bench, side: Side, pace: Pace): Promise<Turn> {
  const turn = await playTurn(side, pace)
  say(`${side.name}: ${describedTurn(turn)}`)
  return turn
}

/** Only where it can be had: a machine without a network measures the rest. */
async function nestHere({ say, folder }: Bench): Promise<Side | undefined> {
  try {
    await buildNest()
  } catch (error) {
    say(`without NestJS, which could not be installed into bench/nest: ${String(error)}`)
    return undefined
  }
  return nestSide(join(folder, 'nest'))
}

async function alone(bench: Bench, pace: Pace, repetitions: number): Promise<readonly Turn[]> {
  const ours = await ourSide(join(bench.folder, 'seed-rounds'))
  try {
    const turns: Turn[] = []
    for (let turn = 0; turn <= repetitions; turn += 1) turns.push(await told(bench, ours, pace))
    return turns.slice(1)
  } finally {
    await ours.stop()
  }
}

function costFigures(compared: readonly Compared<Turn>[]): readonly Figure[] {
  return [
    {
      name: 'CPU of all processes per seed round, against NestJS, mongoose and kafkajs',
      unit: 'µs',
      pairs: pairsOf(compared, (turn) => cpuPerRound(turn)),
      goal: { is: 'at most', ratio: MOST_OF_NEST },
    },
  ]
}

const commandsFigure = (turns: readonly Turn[]): Figure => ({
  name: 'database commands per seed round, against the most there may be',
  unit: 'commands',
  pairs: turns.map((turn) => ({ ours: commandsPerRound(turn), baseline: MOST_COMMANDS })),
  goal: { is: 'at most', ratio: 1 },
})
