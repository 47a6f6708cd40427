import { randomUUID } from 'node:crypto'
import { controlStore } from '@seedline/messaging'
import { connectMessaging } from '@seedline/messaging/connect'
import { createConnection } from 'mongoose'
import type { Pair } from '../harness/figure.ts'
import type { Measurement } from '../harness/measurement.ts'
import { REPETITIONS } from '../harness/pairs.ts'
import { bareDelivery } from './bare-delivery.ts'
import { quietLogger } from './quiet-logger.ts'
import { recordedDelivery } from './recorded-delivery.ts'

const PER_SECOND = 50
const TIMES = 200

/** How long an accepted command takes to be heard, and to be seen, at a gentle pace. */
export const delivery: Measurement = {
  id: 'delivery',
  about: `accepted → handled → visible at ${PER_SECOND}/s, beside a bare send → eachMessage`,
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
      controls: controlStore(connection),
      onFatal: (reason, cause) => {
        throw new Error(reason, { cause })
      },
    })
    try {
      await messaging.ensureTopics([
        { name: 'seedline.bench.noted.v1', partitions: 6, retentionMs: -1 },
        { name: 'bare', partitions: 6, retentionMs: -1 },
      ])
      const bare = await bareDelivery(brokers, `${topicPrefix}bare`)
      const recorded = await recordedDelivery(messaging, connection)
      const handled: Pair[] = []
      const visible: Pair[] = []
      for (let repetition = 0; repetition <= REPETITIONS; repetition += 1) {
        const bareFirst = repetition % 2 === 0
        const before = bareFirst ? await bare.measure(TIMES, PER_SECOND) : 0
        const ours = await recorded.measure(TIMES, PER_SECOND)
        const baseline = bareFirst ? before : await bare.measure(TIMES, PER_SECOND)
        // The first round warms up.
        if (repetition === 0) continue
        handled.push({ ours: ours.handled, baseline })
        visible.push({ ours: ours.visible, baseline })
        say(`handled ${ours.handled.toFixed(1)} ms, visible ${ours.visible.toFixed(1)} ms`)
      }
      await bare.stop()
      await recorded.stop()
      const goal = { is: 'at most', ratio: 3 } as const
      return [
        { name: 'accepted → handled, median at 50/s', unit: 'ms', pairs: handled, goal },
        { name: 'accepted → visible, median at 50/s', unit: 'ms', pairs: visible, goal },
      ]
    } finally {
      await messaging.stop()
      await connection.dropDatabase()
      await connection.close()
    }
  },
}
