import type { Recordings } from '../check/commits.ts'
import type { Clients } from '../users/clients.ts'
import type { Ledger } from '../users/ledger.ts'
import type { Backups } from '../world/backups.ts'
import type { Supervisor } from '../world/supervisor.ts'
import type { World } from '../world/world.ts'
import type { Action, Place, Service } from './deed.ts'

/** A story that is being played. */
export interface Playing {
  readonly world: World
  readonly supervisor: Supervisor
  readonly ledger: Ledger
  readonly clients: Clients
  readonly backups: Backups
  readonly recordings: Recordings
  readonly replicas: 1 | 2
  /** What people and operators have begun and not ended. */
  readonly underWay: Set<Action>
  /** How often each subscription is to be paused by somebody just now. */
  readonly pauses: Map<string, number>
  /** Where an answer as recorded may rightly change, in ms since the beginning. */
  readonly lateWrites: { readonly from: number; readonly until: number }[]
}

export const placesOf = (service: Service, replicas: number): readonly Place[] =>
  (service === 'fund'
    ? (['fund-1', 'fund-2'] as const)
    : (['registry-1', 'registry-2'] as const)
  ).slice(0, replicas)
