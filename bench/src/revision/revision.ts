import { join } from 'node:path'
import type { Figure } from '../harness/figure.ts'
import { type Compared, interleaved, pairsOf, REPETITIONS } from '../harness/pairs.ts'
import { ownNames, type Side } from '../rounds/side.ts'
import {
  commandsPerRound,
  cpuPerRound,
  describedTurn,
  type Pace,
  playTurn,
  type Turn,
} from '../rounds/turn.ts'
import { COMMANDS } from '../system/seed-round.ts'
import { checkoutSide } from './checkout-side.ts'
import { type Checkout, cloneOf, workingTree } from './clone.ts'
import { cpuPerRead } from './reads.ts'
import { type TypeChecked, typeChecked } from './type-check.ts'

const FULL = { rounds: 60, perSecond: 6, reads: 3_000, repetitions: REPETITIONS }
const QUICK = { rounds: 12, perSecond: 4, reads: 300, repetitions: 2 }

const MOST_TYPE_CHECKING = 1.15

export interface RevisionOptions {
  readonly revision: string
  /** Removed by the caller. */
  readonly folder: string
  readonly quick: boolean
  /** CPU of all processes per round, at most so many times the old revision's. */
  readonly roundGoal: number
  readonly say: (line: string) => void
}

/** The working tree beside an older revision, each on servers of its own, in turns. */
export async function compareRevision(options: RevisionOptions): Promise<readonly Figure[]> {
  const { revision, folder, quick, say } = options
  const size = quick ? QUICK : FULL
  say(`cloning and installing ${revision}`)
  const old = await cloneOf(revision, folder)
  const types = await interleaved(
    () => typeCheck(workingTree, say),
    () => typeCheck(old, say),
    size.repetitions,
  )
  const sides: Side[] = []
  const start = async (checkout: Checkout): Promise<Side> => {
    say(`starting a stack: ${checkout.name}`)
    const side = await checkoutSide(checkout, join(folder, `stack-${sides.length}`))
    sides.push(side)
    return side
  }
  try {
    const [ours, theirs] = [await start(workingTree), await start(old)]
    const turns = await interleaved(
      () => told(ours, size, say),
      () => told(theirs, size, say),
      size.repetitions,
    )
    const recorded = (of: 'ours' | 'baseline') => turns.flatMap((pair) => pair[of].enterprises)
    const reads = await interleaved(
      () => cpuPerRead(ours, recorded('ours'), size.reads, ownNames(ours.pids)),
      () => cpuPerRead(theirs, recorded('baseline'), size.reads, ownNames(theirs.pids)),
      size.repetitions,
    )
    return figuresOf({ turns, reads, types }, options)
  } finally {
    for (const side of sides.toReversed()) await side.stop()
  }
}

async function told(side: Side, pace: Pace, say: RevisionOptions['say']): Promise<Turn> {
  const turn = await playTurn(side, pace)
  say(`${side.name}: ${describedTurn(turn)}`)
  return turn
}

async function typeCheck(checkout: Checkout, say: RevisionOptions['say']): Promise<TypeChecked> {
  const checked = await typeChecked(checkout)
  say(`${checkout.name}: tsc takes ${checked.seconds.toFixed(1)} s of CPU, ${checked.lines} lines`)
  return checked
}

export interface Found {
  readonly turns: readonly Compared<Turn>[]
  readonly reads: readonly Compared<number>[]
  readonly types: readonly Compared<TypeChecked>[]
}

export function figuresOf(
  { turns, reads, types }: Found,
  { revision, roundGoal }: Pick<RevisionOptions, 'revision' | 'roundGoal'>,
): readonly Figure[] {
  const against = `against ${revision}`
  const atMost = (ratio: number) => ({ is: 'at most', ratio }) as const
  const perCommand = (turn: Turn): number => cpuPerRound(turn, ownNames(turn.cpu)) / COMMANDS
  return [
    {
      name: `CPU of gateway and services per command with its effects, ${against}`,
      unit: 'µs',
      pairs: pairsOf(turns, perCommand),
      goal: atMost(1),
    },
    {
      name: `CPU of gateway and services per read, ${against}`,
      unit: 'µs',
      pairs: reads,
      goal: atMost(1),
    },
    {
      name: `CPU of all processes per seed round, ${against}`,
      unit: 'µs',
      pairs: pairsOf(turns, (turn) => cpuPerRound(turn)),
      goal: atMost(roundGoal),
    },
    {
      name: `database commands per seed round, ${against}`,
      unit: 'commands',
      pairs: pairsOf(turns, commandsPerRound),
      goal: atMost(1),
    },
    {
      name: `CPU of tsc, however much there is to check, ${against}`,
      unit: 's',
      pairs: pairsOf(types, ({ seconds }) => seconds),
      goal: atMost(MOST_TYPE_CHECKING),
    },
    {
      name: `CPU of tsc per 1,000 lines of TypeScript, ${against}`,
      unit: 'ms',
      pairs: pairsOf(types, ({ seconds, lines }) => (seconds / lines) * 1_000_000),
      goal: atMost(MOST_TYPE_CHECKING),
    },
  ]
}
