import { databaseAway } from '@seedline/event-store/database'
import { operations, type Subscription } from '@seedline/messaging'
import { connectDelivery } from '@seedline/messaging/connect'
import {
  type BoundService,
  type Kit,
  operationsService,
  serveGrpc,
  type TokenVerifier,
} from '@seedline/service-kit'
import { factReaders } from '../facts/fact-readers.ts'
import { factService } from '../facts/fact-service.ts'
import { hearChanges } from '../facts/hear-changes.ts'
import { factWatchService } from '../facts/watch-service.ts'
import { feedService } from '../feed/feed-service.ts'
import { batchService } from '../requests/batch-service.ts'
import type { Connections } from './connect.ts'
import type { RecordingSettings } from './settings.ts'
import { listening } from './start-views.ts'

interface Served {
  readonly verifier: TokenVerifier
  readonly services: readonly BoundService[]
  /** What operators may pause, replay and rebuild. */
  readonly subscriptions: readonly Subscription[]
}

/**
 * Answers gRPC until the service stops: its own services, and beside them the operators' one, the
 * ones by which other services read its published streams again, and get, list and watch its facts, and the one that
 * takes many commands at a time.
 */
export async function serve(
  { settings, logger, onReadiness, onStop }: Kit<RecordingSettings>,
  { store, deadLetters, own, service }: Connections,
  { verifier, services, subscriptions }: Served,
): Promise<void> {
  const operating = operations({ feed: store.pending, subscriptions, deadLetters })
  const readers = factReaders(services)
  const changes = hearChanges({
    service,
    own,
    logger,
    connect: (onFatal) =>
      connectDelivery({
        brokers: settings.KAFKA_BROKERS,
        topicPrefix: settings.KAFKA_TOPIC_PREFIX,
        clientId: service,
        logger,
        onFatal,
      }),
  })
  onStop(listening, () => changes.stop())
  const server = await serveGrpc({
    host: settings.GRPC_HOST,
    port: settings.GRPC_PORT,
    services: [
      ...services,
      operationsService(operating),
      feedService(store, service),
      factService(store, readers),
      factWatchService(store, readers, changes),
      batchService(services, { problemOf: databaseAway, logger }),
    ],
    verifier,
    logger,
    problemOf: databaseAway,
  })
  onReadiness(server.setReady)
  onStop('grpc', () => server.stop())
}
