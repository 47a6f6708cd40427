import {
  FeedServiceClient,
  type FeedServiceService,
} from '@seedline/contracts/feed/v1/feed_service'
import type { History } from '@seedline/messaging'
import { type GrpcClient, grpcClient } from '@seedline/service-kit/grpc'
import { readStoredEvent } from './read-stored-event.ts'

/** A store that is asked for all its streams may take a while to count them. */
const DEADLINE_MS = 60_000

type Feed = Pick<GrpcClient<typeof FeedServiceService>, 'listHeads' | 'listEvents'>

/** A client of another service's feed; close it on stop. */
export const feedClient = (address: string): GrpcClient<typeof FeedServiceService> =>
  grpcClient(FeedServiceClient, { address, deadlineMs: DEADLINE_MS, idempotent: 'all' })

/** The history of what another service publishes, page by page from its own store. */
export function remoteHistory(
  feed: Feed,
  service: string,
  categoryOf: (topic: string) => string,
  token: () => Promise<string>,
): History {
  return {
    async *heads(topic) {
      const category = categoryOf(topic)
      let after = ''
      while (true) {
        const { heads, more } = await feed.listHeads({ category, after }, { token: await token() })
        if (heads.length > 0) yield heads
        const last = heads.at(-1)
        if (!more || last === undefined) return
        after = last.stream
      }
    },
    async *events(topic, { after, through }) {
      const category = categoryOf(topic)
      let place = { stream: after?.stream ?? '', version: after?.version ?? 0 }
      while (true) {
        const { events, more } = await feed.listEvents(
          { category, afterStream: place.stream, afterVersion: place.version, through },
          { token: await token() },
        )
        if (events.length > 0) yield events.map((event) => readStoredEvent(service, event))
        const last = events.at(-1)
        if (!more || last === undefined) return
        place = { stream: last.stream, version: last.version }
      }
    },
  }
}
