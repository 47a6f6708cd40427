import type { RecordingService } from '@seedline/contracts/services'
import { domainTopics, topicOf } from '@seedline/contracts/topics'
import { connectEventStore, connectMongo } from '@seedline/event-store'
import { connectMessaging, controlStore, deadLetterStore } from '@seedline/messaging'
import type { Kit } from '@seedline/service-kit/run'
import { systemClock as clock } from '@seedline/values'
import type { RecordingSettings } from './settings.ts'

/** What a service that records facts is connected to. */
export type Connections = Awaited<ReturnType<typeof connect>>

/**
 * The service's database, its event store and Kafka, and unless RELAY is off a relay from the one to
 * the other, which hears of every commit. Each is stopped before what it needs.
 */
export async function connect(kit: Kit<RecordingSettings>, service: RecordingService) {
  const { settings, logger, onStop, fail } = kit
  const connection = await connectMongo(settings.MONGO_URL, settings.MONGO_DATABASE, service)
  onStop('mongodb', () => connection.close())
  const store = await connectEventStore({ connection, service, clock, logger })
  onStop('event store', () => store.close())

  const messaging = connectMessaging({
    brokers: settings.KAFKA_BROKERS,
    topicPrefix: settings.KAFKA_TOPIC_PREFIX,
    clientId: service,
    logger,
    controls: controlStore(connection),
    onFatal: fail,
  })
  onStop('messaging', () => messaging.stop())
  await messaging.ensureTopics(domainTopics)
  if (settings.RELAY === 'embedded') {
    const of = (category: string) => topicOf(service, category)
    messaging.startRelay({ feed: store.pending, service, topicOf: of })
  }
  return { connection, store, messaging, deadLetters: deadLetterStore(connection) }
}
