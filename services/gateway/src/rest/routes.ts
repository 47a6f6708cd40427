import type { TokenVerifier } from '@seedline/service-kit'
import type { Hub } from '../live/hub.ts'
import type { Backends } from '../outbound/grpc/backends.ts'
import { capTableRoutes } from './cap-table/routes.ts'
import { dealRoutes } from './deals/routes.ts'
import { enterpriseRoutes } from './enterprises/routes.ts'
import { eventRoutes } from './events/routes.ts'
import { fundRoutes } from './funds/routes.ts'
import { ladderRoutes } from './ladder/routes.ts'
import { operationsRoutes } from './operations/routes.ts'
import type { Route } from './route.ts'
import type { DevelopmentTokens } from './session/development-tokens.ts'
import { sessionRoutes } from './session/routes.ts'
import { type System, systemRoutes } from './system/routes.ts'

/** What the routes stand on. */
export interface Foundations {
  readonly backends: Backends
  readonly hub: Hub
  readonly verifier: Pick<TokenVerifier, 'verify'>
  readonly developmentTokens: DevelopmentTokens | undefined
  readonly system: System
}

/** Every route of this process. */
export const allRoutes = (on: Foundations): readonly Route[] => [
  ...enterpriseRoutes(on.backends),
  ...ladderRoutes(on.backends),
  ...capTableRoutes(on.backends),
  ...fundRoutes(on.backends),
  ...dealRoutes(on.backends),
  ...eventRoutes(on.hub, on.verifier),
  ...sessionRoutes(on.developmentTokens),
  ...operationsRoutes(on.backends),
  ...systemRoutes(on.system),
]
