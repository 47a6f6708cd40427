import type { IpRight } from '@seedline/contracts/registry/v1/ip_right_service'
import type { EnterpriseId, Rung } from '@seedline/values'
import type { IpRightId } from '../pledge/events.ts'

/** Rights of one question to the registry, at most. */
export const rightsAtATime = 100

/** Facts as the registry has them stored at the moment of the question. @throws ProblemError RIGHT_NOT_CHECKED */
export interface FactsNow {
  /** Those that there are, by their ids; `rightsAtATime` at most. */
  rights(ids: readonly IpRightId[], deadline: Date): Promise<ReadonlyMap<string, IpRight>>
  enterprise(id: EnterpriseId, deadline: Date): Promise<EnterpriseNow | undefined>
  ladder(id: EnterpriseId, deadline: Date): Promise<LadderNow | undefined>
}

export interface EnterpriseNow {
  readonly version: number
  readonly closed: boolean
}

export interface LadderNow {
  readonly version: number
  /** The highest of those that stand; '' of none. */
  readonly rung: Rung | ''
}
