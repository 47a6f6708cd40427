import mongoose from 'mongoose'
import type { Figure, Pair } from '../harness/figure.ts'
import { installIsland } from '../harness/islands.ts'
import type { Measurement } from '../harness/measurement.ts'
import { REPETITIONS } from '../harness/pairs.ts'
import { type Candidate, startCandidate } from './candidate.ts'
import type { Pace } from './closed-loop.ts'

type Name = 'ours' | 'raw' | 'emmett'
type Round = Readonly<Partial<Record<Name, Pace>>>

const RUN_MS = 1500
/** A service runs for weeks: what counts is the code as V8 leaves it after some ten thousand calls. */
const WARM_UP = 3

/** Durable appends, one at a time and 32 at once, against the bare driver and emmett. */
export const append: Measurement = {
  id: 'append',
  about: 'durable appends against a bare insertOne and emmett, 1 and 32 in flight',
  async measure({ mongoUrl, say }) {
    const names = await candidatesHere(say)
    const databases = names.map((name) => `bench_append_${name}`)
    const candidates: [Name, Candidate][] = []
    try {
      for (const [index, name] of names.entries()) {
        candidates.push([name, await startCandidate(name, mongoUrl, databases[index] ?? name)])
      }
      const alone = await rounds(candidates, 1, say)
      const crowd = await rounds(candidates, 32, say)
      return figuresOf(alone, crowd).filter(({ pairs }) => pairs.length > 0)
    } finally {
      for (const [, candidate] of candidates) await candidate.stop()
      await dropAll(mongoUrl, databases)
    }
  },
}

/** Each round runs every candidate once, another one first each time. */
async function rounds(
  candidates: readonly [Name, Candidate][],
  inFlight: number,
  say: (line: string) => void,
): Promise<readonly Round[]> {
  const all: Round[] = []
  for (let round = 0; round <= REPETITIONS + WARM_UP; round += 1) {
    const paces = new Map<Name, Pace>()
    for (const [index] of candidates.entries()) {
      const next = candidates[(index + round) % candidates.length]
      if (next) paces.set(next[0], await next[1].run({ inFlight, ms: RUN_MS }))
    }
    if (round >= WARM_UP) all.push(Object.fromEntries(paces))
    say(`${inFlight} in flight: ${[...paces].map(described).join(', ')}`)
  }
  return all
}

const described = ([name, { rate, cpu }]: [Name, Pace]): string =>
  `${name} ${rate.toFixed(0)}/s ${cpu.toFixed(0)} µs`

/** Emmett only where it can be had: a machine without a network measures the rest. */
async function candidatesHere(say: (line: string) => void): Promise<readonly Name[]> {
  try {
    await installIsland('emmett')
    return ['ours', 'raw', 'emmett']
  } catch (error) {
    say(`without emmett, which could not be installed into bench/emmett: ${String(error)}`)
    return ['ours', 'raw']
  }
}

const pairs = (
  rounds: readonly Round[],
  baseline: Exclude<Name, 'ours'>,
  figure: keyof Pace,
): readonly Pair[] =>
  rounds.flatMap(({ ours, [baseline]: other }) =>
    ours && other ? [{ ours: ours[figure], baseline: other[figure] }] : [],
  )

const figuresOf = (alone: readonly Round[], crowd: readonly Round[]): readonly Figure[] => [
  {
    name: 'append, 1 in flight, against insertOne',
    unit: 'appends/s',
    pairs: pairs(alone, 'raw', 'rate'),
    goal: { is: 'at least', ratio: 0.9 },
  },
  {
    name: 'append, 32 in flight, against insertOne',
    unit: 'appends/s',
    pairs: pairs(crowd, 'raw', 'rate'),
    goal: { is: 'at least', ratio: 5 },
  },
  {
    name: 'client CPU per append, 32 in flight, against insertOne',
    unit: 'µs',
    pairs: pairs(crowd, 'raw', 'cpu'),
    goal: { is: 'at most', ratio: 0.2 },
  },
  {
    name: 'append, 1 in flight, against emmett',
    unit: 'appends/s',
    pairs: pairs(alone, 'emmett', 'rate'),
    goal: { is: 'at least', ratio: 1.6 },
  },
  {
    name: 'append, 32 in flight, against emmett',
    unit: 'appends/s',
    pairs: pairs(crowd, 'emmett', 'rate'),
    goal: { is: 'at least', ratio: 8 },
  },
]

async function dropAll(mongoUrl: string, databases: readonly string[]): Promise<void> {
  const connection = await mongoose.createConnection(mongoUrl).asPromise()
  for (const name of databases) await connection.useDb(name).dropDatabase()
  await connection.close()
}
