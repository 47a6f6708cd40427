import { watches as operations } from '@seedline/contracts/operations'
import { isOfBank } from '@seedline/contracts/ownership'
import { refusal } from '@seedline/contracts/refusals'
import { type EventStore, optionsOf } from '@seedline/event-store'
import { serviceOf } from '@seedline/recording/requests'
import type { BoundService } from '@seedline/service-kit/grpc'
import type { Clock } from '@seedline/values'
import type { ViewStore } from '@seedline/views'
import { listWatches } from '../../projections/watch/query.ts'
import type { WatchDocument } from '../../projections/watch/view.ts'
import { beginWatch } from '../../use-cases/begin-watch.ts'
import type { WatchingParts } from '../../use-cases/watched-facts.ts'
import { watch } from '../../watch/aggregate.ts'
import { decide } from '../../watch/decide.ts'
import type { WatchId } from '../../watch/events.ts'
import { ownOf } from './guards.ts'

export interface WatchServiceParts extends WatchingParts {
  readonly view: ViewStore<WatchDocument>
  readonly clock: Clock
}

/** WatchService: each operation, and what fulfils it. */
export const watchService = ({ view, clock, ...parts }: WatchServiceParts): BoundService =>
  serviceOf(
    operations,
    {
      clock,
      guards: {
        async watch({ values, actor }) {
          await expectWatchOf(parts.store, values.watchId as WatchId, actor)
          return undefined
        },
      },
    },
    {
      beginWatch: (asked, call) => beginWatch(parts, asked, call),
      endWatch: ({ watchId, reason }, call) =>
        parts.store.execute(
          watch,
          watchId,
          call.context,
          (state) =>
            decide(
              { type: 'EndWatch', watchId, at: call.context.at, ending: 'by-bank', reason },
              state,
            ),
          optionsOf(call),
        ),
      listWatches: (filter, { actor }) => listWatches(view, { ...filter, within: ownOf(actor) }),
    },
  )

/** Turns away whoever isn't of the bank that watches. @throws ProblemError WATCH_UNKNOWN */
async function expectWatchOf(
  store: EventStore,
  watchId: WatchId,
  actor: Parameters<typeof isOfBank>[0],
): Promise<void> {
  const { state } = await store.current(watch, watchId)
  if (state.status !== 'never-begun' && isOfBank(actor, state.begun.bank)) return
  throw refusal('WATCH_UNKNOWN', { watch_id: watchId })
}
