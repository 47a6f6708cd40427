import { ownHistory } from '@seedline/messaging'
import { createConnection } from 'mongoose'
import { quietLogger } from '../delivery/quiet-logger.ts'
import type { Figure } from '../harness/figure.ts'
import type { Measurement } from '../harness/measurement.ts'
import { type Compared, interleaved, pairsOf, REPETITIONS } from '../harness/pairs.ts'
import { bareCatchUp, type Writes } from './bare-catch-up.ts'
import { publishBacklog } from './published-events.ts'
import type { CatchUp } from './rate.ts'
import { inSurroundings } from './surroundings.ts'
import { viewCatchUp } from './view-catch-up.ts'

const backlog = { topic: 'seedline.bench.counted.v1', events: 24_000, documents: 400 }
const quickBacklog = { ...backlog, events: 6_000, documents: 100 }
const QUICK_REPETITIONS = 2

/**
 * Against the plain way of writing it, and against what is the least that such a consumer can do. The guard, the envelope
 * and the order kept in the document are what ours does more.
 */
const goals: Readonly<Record<Writes, { readonly rate: number; readonly cpu: number }>> = {
  'event by event': { rate: 3.5, cpu: 1.6 },
  folded: { rate: 0.3, cpu: 2.5 },
}

/** How fast a view reads from the store what was recorded before it existed. */
export const catchUp: Measurement = {
  id: 'catch-up',
  about: `a view catching up with ${backlog.events} events of ${backlog.documents} documents`,
  measure: (bench) =>
    inSurroundings(bench, backlog.topic, async (parts) => {
      const read = bench.quick ? quickBacklog : backlog
      const { messaging, connection, database: dbName, fullTopic } = parts
      // As the driver comes: ours gives a call up after ten seconds, and a batch written event by event takes longer.
      const plain = await createConnection(bench.mongoUrl, { dbName }).asPromise()
      const brokers = bench.kafkaBrokers.split(',')
      const figures: Figure[] = []
      try {
        const store = await publishBacklog(messaging, connection, read)
        const history = ownHistory(store, () => 'bench')
        const view = { messaging, connection, history, logger: quietLogger }
        for (const writes of ['event by event', 'folded'] as const) {
          const compared = await interleaved(
            () => viewCatchUp(view, read),
            () => bareCatchUp(brokers, plain, fullTopic, read, writes),
            bench.quick ? QUICK_REPETITIONS : REPETITIONS,
          )
          figures.push(...figuresOf(compared, writes))
        }
        return figures
      } finally {
        await plain.close()
      }
    }),
}

const figuresOf = (compared: readonly Compared<CatchUp>[], writes: Writes): readonly Figure[] => [
  {
    name: `view catching up, against a kafkajs batch written ${writes}`,
    unit: 'events/s',
    pairs: pairsOf(compared, ({ perSecond }) => perSecond),
    goal: { is: 'at least', ratio: goals[writes].rate },
  },
  {
    name: `client CPU per event of it, against a kafkajs batch written ${writes}`,
    unit: 'µs',
    pairs: pairsOf(compared, ({ cpuMicros }) => cpuMicros),
    goal: { is: 'at most', ratio: goals[writes].cpu },
  },
]
