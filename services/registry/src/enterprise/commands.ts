import type { Asked, enterprises } from '@seedline/contracts/operations'
import type { EnterpriseId, Instant, LocalDate } from '@seedline/values'
import type { Profile } from './events.ts'

type Operations = (typeof enterprises)['operations']

/** The first and last day on which the enterprise's ladder has a rung; undefined: no rung stands. */
export interface LadderSpan {
  readonly first: LocalDate
  readonly last: LocalDate
}

interface BesideLadder {
  readonly ladder: LadderSpan | undefined
}

export interface RegisterEnterprise {
  readonly type: 'RegisterEnterprise'
  readonly enterpriseId: EnterpriseId
  readonly at: Instant
  readonly profile: Profile
}

export type CorrectEnterprise = Asked<'CorrectEnterprise', Operations['correctEnterprise']> &
  BesideLadder

export type CloseEnterprise = Asked<'CloseEnterprise', Operations['closeEnterprise']> & BesideLadder

export type EnterpriseCommand = RegisterEnterprise | CorrectEnterprise | CloseEnterprise
