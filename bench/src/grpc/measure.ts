import { type Load, load } from './load.ts'
import { type MeasuredServer, startServer } from './servers.ts'
import { spanSink } from './span-sink.ts'
import { signedToken } from './token.ts'
import { type Variant, variants } from './variants.ts'

/** One figure beside its baseline; ratios are paired within a repetition. */
export interface GrpcRow {
  readonly name: string
  readonly unit: string
  readonly ours: number
  readonly baseline: number
  readonly ratio: { readonly min: number; readonly median: number; readonly max: number }
  readonly goal: string
  readonly met: boolean
}

interface Comparison {
  readonly name: string
  readonly ours: Variant
  readonly baseline: Variant
  readonly most: number
}

const comparisons: readonly Comparison[] = [
  { name: 'gRPC handler through service-kit', ours: 'kit', baseline: 'bare', most: 1.15 },
  { name: 'the same with a cached token check', ours: 'kit-verified', baseline: 'kit', most: 1.15 },
  { name: 'the same with tracing exported', ours: 'kit-traced', baseline: 'bare', most: 1.35 },
]

export interface GrpcMeasurement {
  readonly repetitions?: number
  readonly callsPerRepetition?: number
  readonly report?: (line: string) => void
}

/** Server CPU per call, 64 in flight, in µs: every variant in each repetition, in rotated order. */
export async function measureGrpc(options: GrpcMeasurement = {}): Promise<GrpcRow[]> {
  const { repetitions = 15, callsPerRepetition = 3_000, report = () => undefined } = options
  const sink = await spanSink()
  const signed = await signedToken()
  const runs: { server: MeasuredServer; load: Load; perCall: number[] }[] = []
  try {
    for (const variant of variants) {
      const server = await startServer(variant, { jwksFile: signed.jwksFile, spansTo: sink.url })
      runs.push({ server, load: load(server.port, signed.token), perCall: [] })
    }
    for (const run of runs) await run.load.run(callsPerRepetition)
    for (let repetition = 0; repetition < repetitions; repetition += 1) {
      for (const [at] of runs.entries()) {
        const run = runs[(at + repetition) % runs.length]
        if (run) run.perCall.push(await cpuPerCall(run.server, run.load, callsPerRepetition))
      }
      report(
        runs.map((run) => `${run.server.variant} ${run.perCall.at(-1)?.toFixed(1)}`).join('  '),
      )
    }
    for (const { server } of runs) {
      report(`${server.variant}: ${Math.round((await server.usage()).rss / 1e6)} MB after the load`)
    }
    report(`the span sink took ${JSON.stringify(sink.received())}`)
    const figures = new Map(runs.map((run) => [run.server.variant, run.perCall]))
    return comparisons.map((comparison) => row(comparison, figures))
  } finally {
    for (const run of runs) {
      run.load.close()
      await run.server.stop()
    }
    sink.stop()
    await signed.remove()
  }
}

async function cpuPerCall(server: MeasuredServer, clients: Load, calls: number): Promise<number> {
  const before = await server.usage()
  await clients.run(calls)
  return ((await server.usage()).cpu - before.cpu) / calls
}

function row(comparison: Comparison, figures: ReadonlyMap<Variant, readonly number[]>): GrpcRow {
  const ours = figures.get(comparison.ours) ?? []
  const baseline = figures.get(comparison.baseline) ?? []
  const ratios = ours.map((value, at) => value / (baseline[at] ?? Number.NaN)).sort(ascending)
  const ratio = {
    min: ratios[0] ?? Number.NaN,
    median: medianOf(ratios),
    max: ratios.at(-1) ?? Number.NaN,
  }
  return {
    name: comparison.name,
    unit: 'µs of server CPU per call',
    ours: medianOf(ours),
    baseline: medianOf(baseline),
    ratio,
    goal: `≤ ${comparison.most} ×`,
    met: ratio.median <= comparison.most,
  }
}

const ascending = (one: number, other: number): number => one - other

function medianOf(values: readonly number[]): number {
  const sorted = [...values].sort(ascending)
  const middle = sorted.length >> 1
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}
