import { operationGroups } from '@seedline/contracts/operations'
import type { TokenVerifier } from '@seedline/service-kit'
import type { Hub } from '../live/hub.ts'
import { type CallService, operationRoute } from './operation-route.ts'
import { batchRoutes, type RunBatch } from './own/batches.ts'
import type { DevelopmentTokens } from './own/development-tokens.ts'
import { eventRoutes } from './own/events.ts'
import { sessionRoutes } from './own/session.ts'
import { type System, systemRoutes } from './own/system.ts'
import type { Route } from './route.ts'

/** What the routes stand on. */
export interface Foundations {
  readonly call: CallService
  readonly batch: RunBatch
  readonly hub: Hub
  readonly verifier: Pick<TokenVerifier, 'verify'>
  readonly developmentTokens: DevelopmentTokens | undefined
  readonly system: System
}

/** Every route of this process: one for each declared operation, and those that the gateway answers itself. */
export const allRoutes = (on: Foundations): readonly Route[] => [
  ...operationGroups.flatMap((group) =>
    Object.values(group.operations).map((operation) => operationRoute(group, operation, on.call)),
  ),
  ...batchRoutes(on.batch),
  ...eventRoutes(on.hub, on.verifier),
  ...sessionRoutes(on.developmentTokens),
  ...systemRoutes(on.system),
]
