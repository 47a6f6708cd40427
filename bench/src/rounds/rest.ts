import { setTimeout as pause } from 'node:timers/promises'
import { type Figure, rangeOf } from '../harness/figure.ts'
import { type Compared, pairsOf, REPETITIONS } from '../harness/pairs.ts'
import { residentOf } from '../system/usage.ts'
import { cpuNow, ownNames, type Side } from './side.ts'

const SETTLE_MS = 5_000
const WINDOW_MS = 6_000
/**
 * A limit of its own: what merely waits costs next to nothing, so that a ratio to it would be one
 * of clock ticks. Ours renews its leases meanwhile, which costs 1.3 to 1.8 %.
 */
const MOST_PERCENT = 2.5

/** What the edge and the services together take while nobody asks anything of them. */
interface Resting {
  readonly megabytes: number
  /** Of one core. */
  readonly percent: number
}

/** Both at rest in the same windows, so that a range can be told. */
export async function atRest(
  ours: Side,
  baseline: Side,
  name: string,
  say: (line: string) => void,
): Promise<readonly Figure[]> {
  await pause(SETTLE_MS)
  const windows: Compared<Resting>[] = []
  for (let window = 0; window < REPETITIONS; window += 1) {
    const ended = [begin(ours), begin(baseline)] as const
    await pause(WINDOW_MS)
    windows.push({ ours: ended[0](), baseline: ended[1]() })
  }
  say(`${ours.name} at rest: ${memoryOf(ours)}; ${middle(windows, 'ours')} % of a core`)
  say(`${baseline.name} at rest: ${memoryOf(baseline)}; ${middle(windows, 'baseline')} % of a core`)
  const goal = { is: 'at most', ratio: 1 } as const
  return [
    {
      name: `resident memory at rest, edge and services, against ${name}`,
      unit: 'MB',
      pairs: pairsOf(windows, ({ megabytes }) => megabytes),
      goal,
    },
    {
      name: 'CPU at rest, edge and services, against the most there may be',
      unit: '% of a core',
      pairs: windows.map((window) => ({ ours: window.ours.percent, baseline: MOST_PERCENT })),
      goal,
    },
  ]
}

/** Begins a window; what it returns ends it. */
function begin(side: Side): () => Resting {
  const before = cpuNow(side)
  const from = performance.now()
  return () => {
    const micros = (performance.now() - from) * 1_000
    const after = cpuNow(side)
    const used = ownNames(side.pids).map((name) => (after.get(name) ?? 0) - (before.get(name) ?? 0))
    return { megabytes: sum(residents(side)), percent: (sum(used) / micros) * 100 }
  }
}

const residents = ({ pids }: Side): readonly number[] =>
  ownNames(pids).map((name) => residentOf(pids.get(name) ?? 0))

const memoryOf = ({ pids }: Side): string =>
  ownNames(pids)
    .map((name) => `${name} ${residentOf(pids.get(name) ?? 0).toFixed(0)} MB`)
    .join(', ')

const middle = (windows: readonly Compared<Resting>[], of: keyof Compared<Resting>): string =>
  rangeOf(windows.map((window) => window[of].percent)).median.toFixed(1)

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0)
