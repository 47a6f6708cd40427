import type { RecordingService } from '@seedline/contracts/services'
import { domainTopics, topicOf } from '@seedline/contracts/topics'
import type { EventStore } from '@seedline/event-store'
import { connectEventStore, connectMongo } from '@seedline/event-store/database'
import { connectDelivery } from '@seedline/messaging/connect'
import { type BoundService, createLogger, serveGrpc, tokenVerifier } from '@seedline/service-kit'
import { systemClock } from '@seedline/values'
import type { Place } from './place.ts'

/** Another service, as far as the one under test can tell: its own store, the real relay, and what it answers. */
export interface OutsideService {
  readonly store: EventStore
  readonly address: string
  /** Drops its database, too. */
  stop(): Promise<void>
}

export async function outsideService(
  place: Place,
  service: RecordingService,
  answers: (store: EventStore) => readonly BoundService[],
): Promise<OutsideService> {
  const logger = createLogger(`${service}-outside`, { level: 'fatal' })
  const connection = await connectMongo(place.mongoUrl, `${place.database}_${service}`, service)
  const store = await connectEventStore({ connection, service, clock: systemClock })
  const messaging = connectDelivery({
    brokers: place.brokers,
    topicPrefix: place.topicPrefix,
    clientId: service,
    logger,
    onFatal: () => {},
  })
  await messaging.ensureTopics(domainTopics)
  messaging.startRelay({
    feed: store.pending,
    service,
    topicOf: (category) => topicOf(service, category),
  })
  const { settings } = place.signer
  const server = await serveGrpc({
    port: 0,
    services: answers(store),
    verifier: tokenVerifier({
      jwksFile: settings.AUTH_JWKS_FILE,
      issuer: settings.AUTH_ISSUER ?? '',
      audience: settings.AUTH_AUDIENCE ?? '',
      environment: 'development',
    }),
    logger,
  })
  server.setReady(true)
  return {
    store,
    address: `127.0.0.1:${server.port}`,
    async stop() {
      await server.stop(500)
      await messaging.stop()
      await store.close()
      await connection.dropDatabase()
      await connection.close()
    },
  }
}
