import {
  FactServiceClient,
  type FactServiceService,
  FactWatchServiceClient,
  type FactWatchServiceService,
} from '@seedline/contracts/facts/v1/fact_service'
import {
  type GrpcClient,
  grpcClient,
  type RemoteStreams,
  streamClient,
} from '@seedline/service-kit/grpc'

const ASKING_MS = 10_000

/** What tells facts: by ids, and as they change. */
export interface FactClients {
  readonly facts: Pick<GrpcClient<typeof FactServiceService>, 'getFacts'>
  readonly watches: Pick<RemoteStreams<typeof FactWatchServiceService>, 'watchFacts'>
}

/** Clients of a service's facts, for however many kinds; close them on stop. */
export function factClients(address: string): FactClients & { close(): void } {
  const facts = grpcClient(FactServiceClient, { address, deadlineMs: ASKING_MS, idempotent: 'all' })
  const watches = streamClient(FactWatchServiceClient, address)
  return {
    facts,
    watches,
    close() {
      facts.close()
      watches.close()
    },
  }
}
