// Handles events with an idempotent effect in MongoDB and kills itself, as `kill -9` would: right
// behind an effect, before its offset can be committed; or right before one, after so long that
// an offset noted too early would have been committed.
import { createConnection } from 'mongoose'
import { connectMessaging } from '../connect-messaging.ts'
import { deadLetterStore } from '../dead-letters/dead-letter-store.ts'
import { controlStore } from '../operate/control-store.ts'

const [dbName = '', topicPrefix = '', topic = '', killAt = '0', when = 'after'] =
  process.argv.slice(2)
const connection = await createConnection(process.env.SEEDLINE_TEST_MONGO_URL ?? '', {
  dbName,
}).asPromise()
const quiet = () => undefined
const messaging = connectMessaging({
  brokers: (process.env.SEEDLINE_TEST_KAFKA_BROKERS ?? '').split(','),
  clientId: 'crashing',
  topicPrefix,
  logger: { debug: quiet, info: quiet, warn: quiet, error: quiet },
  controls: controlStore(connection),
  onFatal: () => process.exit(1),
})
let handled = 0
await messaging.subscribe({
  name: 'crashing',
  topics: [topic],
  deadLetters: deadLetterStore(connection),
  handler: {
    kind: 'each',
    async handle({ id }) {
      handled += 1
      const effects = connection.collection<{ _id: string; deliveries: number }>('effects')
      const dies = killAt !== '0' && handled >= Number(killAt)
      if (dies && when === 'before' && (await effects.findOne({ _id: id })) === null) {
        await new Promise((resolve) => setTimeout(resolve, 1500))
        process.kill(process.pid, 'SIGKILL')
      }
      // Named by the event: the second delivery finds the effect there, and only counts itself.
      await effects.updateOne({ _id: id }, { $inc: { deliveries: 1 } }, { upsert: true })
      if (dies && when === 'after') process.kill(process.pid, 'SIGKILL')
    },
  },
})
process.on('SIGTERM', () => {
  void messaging.stop().then(() => connection.close())
})
