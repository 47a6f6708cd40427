import { databaseAway } from '@seedline/event-store'
import { operations, type Subscription } from '@seedline/messaging'
import {
  type BoundService,
  type Kit,
  operationsService,
  serveGrpc,
  type TokenVerifier,
} from '@seedline/service-kit'
import { feedService } from '../feed/feed-service.ts'
import { batchService } from '../requests/batch-service.ts'
import type { Connections } from './connect.ts'
import type { RecordingSettings } from './settings.ts'

interface Served {
  readonly verifier: TokenVerifier
  readonly services: readonly BoundService[]
  /** What operators may pause, replay and rebuild. */
  readonly subscriptions: readonly Subscription[]
}

/**
 * Answers gRPC until the service stops: its own services, and beside them the operators' one, the
 * one by which other services read its published streams again, and the one that takes many commands at a time.
 */
export async function serve(
  { settings, logger, onReadiness, onStop }: Kit<RecordingSettings>,
  { store, deadLetters, service }: Connections,
  { verifier, services, subscriptions }: Served,
): Promise<void> {
  const operating = operations({ feed: store.pending, subscriptions, deadLetters })
  const server = await serveGrpc({
    host: settings.GRPC_HOST,
    port: settings.GRPC_PORT,
    services: [
      ...services,
      operationsService(operating),
      feedService(store, service),
      batchService(services, { problemOf: databaseAway, logger }),
    ],
    verifier,
    logger,
    problemOf: databaseAway,
  })
  onReadiness(server.setReady)
  onStop('grpc', () => server.stop())
}
