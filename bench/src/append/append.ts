import mongoose from 'mongoose'
import type { Figure, Pair } from '../harness/figure.ts'
import type { Measurement } from '../harness/measurement.ts'
import { REPETITIONS } from '../harness/pairs.ts'
import { type Candidate, startCandidate } from './candidate.ts'
import type { Pace } from './closed-loop.ts'
import { installEmmett } from './emmett-island.ts'

const names = ['ours', 'raw', 'emmett'] as const
type Name = (typeof names)[number]
type Round = Readonly<Record<Name, Pace>>

const RUN_MS = 1500

/** Durable appends, one at a time and 32 at once, against the bare driver and emmett. */
export const append: Measurement = {
  id: 'append',
  about: 'durable appends against a bare insertOne and emmett, 1 and 32 in flight',
  async measure({ mongoUrl, say }) {
    await installEmmett()
    const databases = names.map((name) => `bench_append_${name}`)
    const candidates: [Name, Candidate][] = []
    try {
      for (const [index, name] of names.entries()) {
        candidates.push([name, await startCandidate(name, mongoUrl, databases[index] ?? name)])
      }
      const alone = await rounds(candidates, 1, say)
      const crowd = await rounds(candidates, 32, say)
      return figuresOf(alone, crowd)
    } finally {
      for (const [, candidate] of candidates) await candidate.stop()
      await dropAll(mongoUrl, databases)
    }
  },
}

/**
 * Each round runs every candidate once, another one first each time; the first round doesn't count.
 */
async function rounds(
  candidates: readonly [Name, Candidate][],
  inFlight: number,
  say: (line: string) => void,
): Promise<readonly Round[]> {
  const all: Round[] = []
  for (let round = 0; round <= REPETITIONS + 1; round += 1) {
    const paces = new Map<Name, Pace>()
    for (const [index] of candidates.entries()) {
      const next = candidates[(index + round) % candidates.length]
      if (next) paces.set(next[0], await next[1].run({ inFlight, ms: RUN_MS }))
    }
    const of = (name: Name): Pace => paces.get(name) ?? { rate: Number.NaN, cpu: Number.NaN }
    if (round > 0) all.push({ ours: of('ours'), raw: of('raw'), emmett: of('emmett') })
    say(`${inFlight} in flight: ${names.map((name) => described(name, of(name))).join(', ')}`)
  }
  return all
}

const described = (name: Name, { rate, cpu }: Pace): string =>
  `${name} ${rate.toFixed(0)}/s ${cpu.toFixed(0)} µs`

const pairs = (
  rounds: readonly Round[],
  baseline: Exclude<Name, 'ours'>,
  figure: keyof Pace,
): readonly Pair[] =>
  rounds.map((round) => ({ ours: round.ours[figure], baseline: round[baseline][figure] }))

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
    goal: { is: 'at most', ratio: 0.3 },
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
    goal: { is: 'at least', ratio: 6 },
  },
]

async function dropAll(mongoUrl: string, databases: readonly string[]): Promise<void> {
  const connection = await mongoose.createConnection(mongoUrl).asPromise()
  for (const name of databases) await connection.useDb(name).dropDatabase()
  await connection.close()
}
