import type { Messaging, Subscription } from '@seedline/messaging'
import type { Hearing } from '@seedline/recording/wiring'
import type { BoundService } from '@seedline/service-kit'
import type { ViewStore } from '@seedline/views'
import type { CarryWatchesParts } from '../processes/carry-watches.ts'
import type { AlertDocument } from '../projections/alert/view.ts'
import type { WatchDocument } from '../projections/watch/view.ts'
import { alertService } from './grpc/alert-service.ts'
import { alertWatchService } from './grpc/alert-watch-service.ts'
import { watchService } from './grpc/watch-service.ts'
import { subscribeToWatches } from './kafka/subscriptions.ts'

interface StartWatchingParts extends Hearing, CarryWatchesParts {
  readonly messaging: Pick<Messaging, 'subscribe'>
  readonly watches: ViewStore<WatchDocument>
  readonly alerts: ViewStore<AlertDocument>
}

interface StartedWatching {
  readonly subscriptions: readonly Subscription[]
  readonly services: readonly BoundService[]
}

/** Everything of watches and alerts: what hears of the facts, and what answers banks. */
export async function startWatching(parts: StartWatchingParts): Promise<StartedWatching> {
  const { messaging, watches, alerts, ...watching } = parts
  return {
    subscriptions: await subscribeToWatches(messaging, watching),
    services: [
      watchService({ ...watching, view: watches }),
      alertService({ ...watching, view: alerts }),
      alertWatchService(alerts),
    ],
  }
}
