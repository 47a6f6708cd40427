import { randomUUID } from 'node:crypto'
import { connectDelivery } from '@seedline/messaging/connect'
import { bareDelivery } from '../delivery/bare-delivery.ts'
import { medianOf, paced } from '../delivery/paced.ts'
import { quietLogger } from '../delivery/quiet-logger.ts'
import type { Measurement } from '../harness/measurement.ts'
import { interleaved } from '../harness/pairs.ts'
import { startSystem } from './running-system.ts'
import { register } from './seed-round.ts'
import { type Seen, watchView } from './seen.ts'

const PER_SECOND = 50
/** The wait begins with the answer, however often a busy machine had to be asked. */
const PATIENT_TRIES = 5

/** From the answer to a command of one service to another service's read model. */
export const visibleElsewhere: Measurement = {
  id: 'visible-elsewhere',
  about: `registered → visible in the fund's read model at ${PER_SECOND}/s, beside bare kafkajs`,
  async measure(bench) {
    const times = bench.quick ? 100 : 300
    const system = await startSystem(bench, PATIENT_TRIES)
    const brokers = bench.kafkaBrokers.split(',')
    const topic = `bench-${randomUUID().slice(0, 8)}`
    try {
      await makeTopic(brokers, topic)
      const bare = await bareDelivery(brokers, topic)
      await register(system.caller, 'first')
      const seen = await watchView(system.fund, 'known_enterprise')
      const ours = async (): Promise<number> => {
        const waits: number[] = []
        await paced(times, PER_SECOND, async () => {
          waits.push(await waitOf(() => register(system.caller, randomUUID()), seen))
        })
        bench.say(`visible in the other service after ${medianOf(waits).toFixed(1)} ms`)
        return medianOf(waits)
      }
      const pairs = await interleaved(ours, () => bare.measure(times, PER_SECOND))
      await bare.stop()
      return [
        {
          name: "accepted → visible in the other service's read model, median at 50/s",
          unit: 'ms',
          pairs,
          goal: { is: 'at most', ratio: 3 },
        },
      ]
    } finally {
      system.caller.close()
      await system.stop()
    }
  },
}

async function waitOf(command: () => Promise<string>, seen: Seen): Promise<number> {
  const id = await command()
  const from = performance.now()
  await seen(id)
  return performance.now() - from
}

async function makeTopic(brokers: readonly string[], name: string): Promise<void> {
  const messaging = connectDelivery({
    brokers: [...brokers],
    clientId: 'bench',
    logger: quietLogger,
    onFatal: (reason, cause) => {
      throw new Error(reason, { cause })
    },
  })
  await messaging.ensureTopics([{ name, partitions: 6, retentionMs: -1 }])
  await messaging.stop()
}
