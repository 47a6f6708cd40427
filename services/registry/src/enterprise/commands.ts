import type { EnterpriseId, Evidence } from '@seedline/facts'
import type { Instant, LocalDate } from '@seedline/values'
import type { Profile, ProfileChanges } from './events.ts'

/** The first and last day on which the enterprise's ladder has a rung; undefined: no rung stands. */
export interface LadderSpan {
  readonly first: LocalDate
  readonly last: LocalDate
}

export interface RegisterEnterprise {
  readonly type: 'RegisterEnterprise'
  readonly enterpriseId: EnterpriseId
  readonly at: Instant
  readonly profile: Profile
}

export interface CorrectEnterprise {
  readonly type: 'CorrectEnterprise'
  readonly enterpriseId: EnterpriseId
  readonly at: Instant
  readonly reason: string
  readonly changes: ProfileChanges
  readonly ladder: LadderSpan | undefined
}

export interface CloseEnterprise {
  readonly type: 'CloseEnterprise'
  readonly enterpriseId: EnterpriseId
  readonly at: Instant
  readonly closedOn: LocalDate
  readonly reason: string
  readonly evidence: readonly Evidence[]
  readonly ladder: LadderSpan | undefined
}

export type EnterpriseCommand = RegisterEnterprise | CorrectEnterprise | CloseEnterprise
