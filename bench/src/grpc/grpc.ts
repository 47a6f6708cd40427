import type { Figure } from '../harness/figure.ts'
import { installIsland } from '../harness/islands.ts'
import type { Bench, Measurement } from '../harness/measurement.ts'
import { keyedDocuments } from './keyed-documents.ts'
import { type Load, load } from './load.ts'
import { type MeasuredServer, startServer } from './servers.ts'
import { type SpanSink, spanSink } from './span-sink.ts'
import { signedToken } from './token.ts'
import { exports, type Variant, variants } from './variants.ts'

interface Comparison {
  readonly name: string
  readonly ours: Variant
  readonly baseline: Variant
  readonly most: number
}

const comparisons: readonly Comparison[] = [
  { name: 'gRPC handler, against bare grpc-js', ours: 'kit', baseline: 'bare', most: 1.15 },
  {
    name: "gRPC handler with tracing exported, against grpc-js with OpenTelemetry's instrumentation",
    ours: 'kit-traced',
    baseline: 'bare-otel',
    most: 1,
  },
  {
    name: 'gRPC handler with a cached token check, against one without',
    ours: 'kit-verified',
    baseline: 'kit',
    most: 1.15,
  },
  {
    name: "keyed read through a view's store, against findOne in the same handler",
    ours: 'kit-view',
    baseline: 'kit-find',
    most: 1.15,
  },
  {
    name: "keyed read through service-kit and a view's store, against grpc-js and findOne",
    ours: 'kit-view',
    baseline: 'bare-find',
    most: 1.15,
  },
]

interface Run {
  readonly server: MeasuredServer
  readonly load: Load
  /** Where its spans go, if it exports any. */
  readonly sink: SpanSink
  readonly perCall: number[]
}

// Many turns, each long enough to hold the garbage that it makes, and none before V8 has compiled
// what they run: the ratios lie close to their limits.
const FULL = { repetitions: 15, calls: 10_000, warmUp: 30_000 } as const
const QUICK = { repetitions: 5, calls: 500, warmUp: 1_000 } as const

/** What a call costs its server, empty and with a read. */
export const grpc: Measurement = {
  id: 'grpc',
  about: 'server CPU of a call, 64 in flight, through the service kit and without it',
  async measure(bench) {
    const signed = await signedToken()
    const documents = await keyedDocuments(bench)
    const runs: Run[] = []
    try {
      for (const variant of await variantsHere(bench)) {
        const sink = await spanSink()
        const server = await startServer(variant, {
          jwksFile: signed.jwksFile,
          spansTo: sink.url,
          readable: documents.readable,
        })
        runs.push({ server, load: load(server.port, signed.token), sink, perCall: [] })
      }
      await measureInTurn(runs, bench)
      for (const run of runs) mustHaveExported(run, (bench.quick ? QUICK : FULL).calls)
      return comparisons
        .map((comparison) => figureOf(comparison, runs))
        .filter(({ pairs }) => pairs.length > 0)
    } finally {
      for (const run of runs) {
        run.load.close()
        await run.server.stop()
        run.sink.stop()
      }
      await signed.remove()
      await documents.remove()
    }
  },
}

/** A span has its ids, name, times and attributes: some hundred bytes for every call. */
const BYTES_PER_SPAN = 60

function mustHaveExported({ server: { variant }, sink, perCall }: Run, perTurn: number): void {
  if (!exports(variant)) return
  const { bytes } = sink.received()
  const calls = perCall.length * perTurn
  if (bytes < calls * BYTES_PER_SPAN) throw new Error(`${variant} exported no span for each call`)
}

/** A machine without a network measures all but the one that is installed on demand. */
async function variantsHere({ say }: Bench): Promise<readonly Variant[]> {
  try {
    await installIsland('otel')
    return variants
  } catch (error) {
    say(`without OpenTelemetry's instrumentation, which could not be installed: ${String(error)}`)
    return variants.filter((variant) => variant !== 'bare-otel')
  }
}

/** Every variant in each repetition, another one first each time. */
async function measureInTurn(runs: readonly Run[], { say, quick }: Bench): Promise<void> {
  const { repetitions, calls, warmUp } = quick ? QUICK : FULL
  for (const run of runs) await run.load.run(warmUp)
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    for (const [at] of runs.entries()) {
      const run = runs[(at + repetition) % runs.length]
      if (run) run.perCall.push(await cpuPerCall(run, calls))
    }
    say(
      runs
        .map(({ server, perCall }) => `${server.variant} ${perCall.at(-1)?.toFixed(0)}`)
        .join(', '),
    )
  }
}

async function cpuPerCall({ server, load: clients }: Run, calls: number): Promise<number> {
  const before = await server.usage()
  await clients.run(calls)
  return ((await server.usage()).cpu - before.cpu) / calls
}

function figureOf({ name, ours, baseline, most }: Comparison, runs: readonly Run[]): Figure {
  const of = (variant: Variant): readonly number[] =>
    runs.find(({ server }) => server.variant === variant)?.perCall ?? []
  const base = of(baseline)
  const pairs = of(ours).flatMap((value, at) => {
    const beside = base[at]
    return beside === undefined ? [] : [{ ours: value, baseline: beside }]
  })
  return { name, unit: 'µs of server CPU', pairs, goal: { is: 'at most', ratio: most } }
}
