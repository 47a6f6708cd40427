import { topicOf, topicsOf } from '@seedline/contracts/topics'
import { connectEventStore, connectMongo } from '@seedline/event-store/database'
import { connectDelivery } from '@seedline/messaging/connect'
import { runService } from '@seedline/service-kit'
import { systemClock as clock } from '@seedline/values'
import { relayOnlySettings } from './settings.ts'

const service = 'fund'

// Publishes what the fund service recorded, and nothing else: for a service run with RELAY=off.
await runService({
  name: 'fund-relay',
  settings: relayOnlySettings,
  async start({ settings, logger, onStop, fail }) {
    const connection = await connectMongo(settings.MONGO_URL, settings.MONGO_DATABASE, service)
    onStop('mongodb', () => connection.close())
    const store = await connectEventStore({ connection, service, clock, logger })
    onStop('event store', () => store.close())
    const messaging = connectDelivery({
      brokers: settings.KAFKA_BROKERS,
      topicPrefix: settings.KAFKA_TOPIC_PREFIX,
      clientId: 'fund-relay',
      logger,
      onFatal: fail,
    })
    onStop('messaging', () => messaging.stop())
    await messaging.ensureTopics(topicsOf(service))
    const of = (category: string) => topicOf(service, category)
    messaging.startRelay({ feed: store.pending, service, topicOf: of })
  },
})
