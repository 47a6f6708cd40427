import { specification } from '@seedline/testing'
import { localDate } from '@seedline/values'
import type { AlertRaised } from '../alert/events.ts'
import { alertIdOf } from '../alert/events.ts'
import { decide, type LookAt, type WatchCommand } from '../watch/decide.ts'
import {
  type WatchBegun,
  type WatchEvent,
  type WatchedChange,
  type WatchedFact,
  type WatchedFactChanged,
  watchIdOf,
} from '../watch/events.ts'
import { evolve, neverBegun, type WatchState } from '../watch/state.ts'
import { bank, uscc } from './consent-samples.ts'
import { at, enterpriseId, ipRightId, pledgeId, today } from './pledge-samples.ts'

export { at, today }

const number = '201710601862.3'
const of = { bank, enterpriseId, ipRightId, pledgeId: '', queryId: '' } as const
export const watchId = watchIdOf(of)

export const rightSeen = (version: number, says = 'indeterminate'): WatchedFact => ({
  kind: 'ip-right',
  id: ipRightId,
  version,
  says,
})
export const ladderSeen = (version: number, says: string): WatchedFact => ({
  kind: 'stage-record',
  id: enterpriseId,
  version,
  says,
})
export const enterpriseSeen = (version: number, says = ''): WatchedFact => ({
  kind: 'enterprise',
  id: enterpriseId,
  version,
  says,
})

const terms = {
  watchId,
  cause: 'wish',
  ...of,
  uscc,
  purpose: 'loan-application',
  family: 'patent',
  number,
  seen: [rightSeen(2), enterpriseSeen(1), ladderSeen(3, 'a')],
} as const

export const begin = (more: Partial<Extract<WatchCommand, { type: 'BeginWatch' }>> = {}) =>
  ({ type: 'BeginWatch', at, ...terms, ...more }) as const
export const begun = (more: Partial<WatchBegun> = {}): WatchBegun => ({
  type: 'WatchBegun',
  ...terms,
  begunOn: today,
  ...more,
})

export const lapsed = (version: number): WatchedChange => ({
  kind: 'annuity-lapsed',
  version,
  entryType: 'IpStatusChanged',
  on: '2026-01-19',
})

export const lookAt = (fact: WatchedFact, ...touching: readonly WatchedChange[]): LookAt => ({
  type: 'LookAt',
  at,
  watchId,
  fact,
  touching,
  family: 'patent',
  number,
})

export const noticed = (
  fact: WatchedFact,
  before: Pick<WatchedFactChanged, 'seenVersion' | 'said'>,
  ...changes: readonly WatchedChange[]
): WatchedFactChanged => ({
  type: 'WatchedFactChanged',
  watchId,
  fact,
  ...before,
  changes,
  noticedOn: today,
  family: 'patent',
  number,
})

export const end = (ending: 'by-bank' | 'consent-gone' | 'pledge-ended' = 'by-bank') =>
  ({ type: 'EndWatch', at, watchId, ending, reason: '' }) as const
export const ended = (
  ending: 'by-bank' | 'consent-gone' | 'pledge-ended' = 'by-bank',
): WatchEvent => ({
  type: 'WatchEnded',
  watchId,
  ending,
  reason: '',
  endedOn: today,
})

export const ofPledge = {
  cause: 'pledge',
  pledgeId,
  watchId: watchIdOf({ ...of, pledgeId }),
} as const

const fact = rightSeen(3, 'ineligible')
export const alertId = alertIdOf(bank, fact)
export const raised: AlertRaised = {
  type: 'AlertRaised',
  alertId,
  watchId,
  bank,
  enterpriseId,
  uscc,
  family: 'patent',
  number,
  pledgeId: '',
  fact,
  seenVersion: 2,
  said: 'indeterminate',
  changes: [lapsed(3)],
  raisedOn: localDate('2026-01-20'),
}

/** What the tests of its rules begin with. */
export const { given } = specification<WatchState, WatchEvent, WatchCommand>({
  initial: neverBegun,
  decide,
  evolve,
})
