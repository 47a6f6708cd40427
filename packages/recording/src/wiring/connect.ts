import type { AddressSetting, CalledBy, RecordingService } from '@seedline/contracts/services'
import { domainTopics, publisherOf, topicOf } from '@seedline/contracts/topics'
import type { EventStore } from '@seedline/event-store'
import { connectEventStore, connectMongo } from '@seedline/event-store/database'
import {
  controlStore,
  type History,
  ownEvents,
  ownHistory,
  positionStore,
} from '@seedline/messaging'
import { connectMessaging, deadLetterStore } from '@seedline/messaging/connect'
import { serviceTokens } from '@seedline/service-kit/auth'
import type { Kit } from '@seedline/service-kit/run'
import { addressesIn } from '@seedline/service-kit/settings'
import { systemClock as clock } from '@seedline/values'
import { categoryOf, historyOfTopics } from '../feed/history-of-topics.ts'
import { feedClient, remoteHistory } from '../feed/remote-history.ts'
import type { RecordingSettings } from './settings.ts'

/** Where the services answer that a service calls, in its settings. */
type AddressesOf<Service extends RecordingService> = Readonly<
  Record<AddressSetting<CalledBy<Service>>, string>
>

/** What a service that records facts is connected to. */
export type Connections = Awaited<ReturnType<typeof connect>>

/**
 * The service's database, its event store and Kafka, and unless RELAY is off a relay from the one to
 * the other, which hears of every commit. Each is stopped before what it needs.
 */
export async function connect<Service extends RecordingService>(
  kit: Kit<RecordingSettings & AddressesOf<Service>>,
  service: Service,
) {
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
  const of = (category: string) => topicOf(service, category)
  if (settings.RELAY === 'embedded') {
    messaging.startRelay({ feed: store.pending, service, topicOf: of })
  }
  return {
    service: service as RecordingService,
    connection,
    store,
    messaging,
    history: historiesOf(kit, service, store),
    own: ownEvents(store, {
      topicOf: of,
      publishes: (topic) => publisherOf(topic)?.service === service,
    }),
    positions: positionStore(connection),
    deadLetters: deadLetterStore(connection),
  }
}

/** What was recorded, in this service's own store and in those of the services that it calls. */
function historiesOf<Service extends RecordingService>(
  { settings, onStop }: Kit<RecordingSettings & AddressesOf<Service>>,
  service: Service,
  store: EventStore,
): History {
  const token = serviceTokens(service, settings)
  const others = Object.entries<string>(addressesIn(settings, service)).map(([other, address]) => {
    const feed = feedClient(address)
    onStop(`feed of ${other}`, () => feed.close())
    return [other, remoteHistory(feed, other, categoryOf, token)] as const
  })
  return historyOfTopics({
    ...Object.fromEntries(others),
    [service]: ownHistory(store, categoryOf),
  })
}
