import { randomUUID } from 'node:crypto'
import { connectMessaging } from '@seedline/messaging'
import { createConnection } from 'mongoose'
import { quietLogger } from '../delivery/quiet-logger.ts'
import type { Measurement } from '../harness/measurement.ts'
import { interleaved } from '../harness/pairs.ts'
import { bareCatchUp } from './bare-catch-up.ts'
import { publishBacklog } from './published-events.ts'
import type { CatchUp } from './rate.ts'
import { viewCatchUp } from './view-catch-up.ts'

const backlog = { topic: 'seedline.bench.counted.v1', events: 24_000, documents: 400 }

/** How fast a view reads what was published before it existed. */
export const catchUp: Measurement = {
  id: 'catch-up',
  about: `a view catching up with ${backlog.events} events of ${backlog.documents} documents`,
  async measure({ mongoUrl, kafkaBrokers, say }) {
    const run = randomUUID().slice(0, 8)
    const brokers = kafkaBrokers.split(',')
    const topicPrefix = `bench-${run}.`
    const connection = await createConnection(mongoUrl, {
      dbName: `bench_${run}`,
      useBigInt64: true,
    }).asPromise()
    const messaging = connectMessaging({
      brokers,
      clientId: 'bench',
      topicPrefix,
      logger: quietLogger,
      onFatal: (reason, cause) => {
        throw new Error(reason, { cause })
      },
    })
    const cpu = { ours: [] as CatchUp[], baseline: [] as CatchUp[] }
    const noted = async (list: CatchUp[], measured: Promise<CatchUp>): Promise<number> => {
      const result = await measured
      list.push(result)
      return result.perSecond
    }
    try {
      await messaging.ensureTopics([{ name: backlog.topic, partitions: 6, retentionMs: -1 }])
      await publishBacklog(messaging, backlog)
      const pairs = await interleaved(
        () => noted(cpu.ours, viewCatchUp(messaging, connection, quietLogger, backlog)),
        () =>
          noted(
            cpu.baseline,
            bareCatchUp(brokers, connection, topicPrefix + backlog.topic, backlog),
          ),
      )
      say(`CPU per event: ${middle(cpu.ours)} µs, plain way ${middle(cpu.baseline)} µs`)
      const goal = { is: 'at least', ratio: 3.5 } as const
      return [{ name: 'view catching up', unit: 'events/s', pairs, goal }]
    } finally {
      await messaging.stop()
      await connection.dropDatabase()
      await connection.close()
    }
  },
}

function middle(list: readonly CatchUp[]): string {
  const sorted = list.map(({ cpuMicros }) => cpuMicros).toSorted((a, b) => a - b)
  return (sorted[Math.floor(sorted.length / 2)] ?? 0).toFixed(0)
}
