import {
  FactWatchServiceService,
  type WatchFactsRequest,
  type WatchFactsResponse,
} from '@seedline/contracts/facts/v1/fact_service'
import type { EventStore } from '@seedline/event-store'
import { type BoundService, bindStreams, type Call } from '@seedline/service-kit/grpc'
import { type FactReader, readerFor } from './fact-readers.ts'
import type { ChangesHeard } from './hear-changes.ts'
import { watch } from './watch.ts'

const MOST_IDS = 1000

/**
 * Tells facts as they are and as they change, to services that keep read models of their own; see fact_service.proto and
 * docs/decisions/0021-facts-are-watched-from-the-stores.md, also for what it does not promise.
 */
export const factWatchService = (
  { history }: Pick<EventStore, 'history'>,
  readers: ReadonlyMap<string, FactReader>,
  changes: ChangesHeard,
): BoundService =>
  bindStreams(
    FactWatchServiceService,
    {
      async *watchFacts(
        request: WatchFactsRequest,
        call: Call,
      ): AsyncGenerator<WatchFactsResponse, void> {
        const { kind, resumeToken } = request
        const reader = readerFor(readers, kind, call)
        const ids = reader.idsOf(request.ids, 0, MOST_IDS).toSorted()
        const watched = { kind, ids }
        const log = changes.logOf(kind)
        yield* watch({ history, reader, log, call, watched }, resumeToken)
      },
    },
    // Who may ask for a kind is the rule of its question.
    { watchFacts: 'people-and-services' },
  )
