import type { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import type { CapitalInvested } from '@seedline/contracts/fund/v1/fund_events'
import { compareNumeric, numeric } from '@seedline/values'
import type { Difference } from '../difference.ts'
import { shownAmount } from './allocation.ts'
import { checkPlaces } from './check-places.ts'
import { checkReservations } from './check-reservations.ts'
import type { Rounds, RungOfRound } from './gather-rounds.ts'

type Fault = readonly [code: Difference['code'], detail: string]

/**
 * Every closed round stands on exactly one rung of its enterprise's ladder, every subscription is on
 * its cap table exactly once with its shares, and the fund has invested what it subscribed exactly
 * once; nothing of this is there without a round, and capital is reserved exactly while a deal is
 * approved, a place on the cap table while its round is being closed: nothing lost between the services and aggregates, nothing doubled. Of a round that was reversed nothing is there.
 */
export function checkRounds(rounds: Rounds): readonly Difference[] {
  const differences: Difference[] = []
  const differs = (service: string, what: string, faults: readonly Fault[]) =>
    differences.push(
      ...faults.map(([code, detail]) => ({ service, where: 'round' as const, what, code, detail })),
    )
  for (const [eventId, closed] of rounds.closed) {
    differs('registry', eventId, rungFaults(closed, rounds.onLadder.get(eventId) ?? []))
    differs('fund', eventId, capitalFaults(closed, rounds.invested.get(closed.dealId) ?? []))
    for (const subscription of closed.subscriptions) {
      const holder = subscription.holderId || subscription.fundId
      differs('fund', `${eventId}/${holder}`, securityFaults(rounds, closed, subscription))
    }
  }
  differs('registry', 'the ladder', rungsWithoutRound(rounds))
  differs('fund', 'the cap tables', securitiesWithoutRound(rounds))
  for (const { dealId, faults } of checkReservations(rounds)) differs('fund', dealId, faults)
  for (const { what, faults } of checkPlaces(rounds)) differs('fund', what, faults)
  return differences
}

function rungFaults(closed: RoundClosed, rungs: readonly RungOfRound[]): readonly Fault[] {
  if (rungs.length !== 1) {
    return [[rungs.length === 0 ? 'RUNG_MISSING' : 'RUNG_TWICE', `${rungs.length} rungs`]]
  }
  const [rung] = rungs
  const faults: Fault[] = []
  if (rung && rung.enterpriseId !== closed.enterpriseId) {
    faults.push([
      'ROUND_ELSEWHERE',
      `closed for ${closed.enterpriseId}, rung of ${rung.enterpriseId}`,
    ])
  }
  const reached = rung?.reached
  if (reached && (reached.rung !== closed.round || reached.reachedOn !== closed.closedOn)) {
    const detail = `rung ${reached.rung} of ${reached.reachedOn}, round ${closed.round} of ${closed.closedOn}`
    faults.push(['RUNG_DIFFERS', detail])
  }
  return faults
}

function securityFaults(
  rounds: Rounds,
  closed: RoundClosed,
  subscription: RoundClosed['subscriptions'][number],
): readonly Fault[] {
  const holder = subscription.holderId || subscription.fundId
  const issued = rounds.issued.get(`${closed.dealId}/${holder}`) ?? []
  const [security] = issued
  if (security === undefined || issued.length > 1) {
    const code = security === undefined ? 'SECURITY_MISSING' : 'SECURITY_TWICE'
    return [[code, `${issued.length} issuances`]]
  }
  const faults: Fault[] = []
  if (security.enterpriseId !== closed.enterpriseId) {
    const detail = `closed for ${closed.enterpriseId}, issued by ${security.enterpriseId}`
    faults.push(['ROUND_ELSEWHERE', detail])
  }
  if (!sameQuantity(subscription.shares, security.quantity)) {
    const detail = `subscribed ${subscription.shares}, issued ${security.quantity}`
    faults.push(['SECURITY_QUANTITY_DIFFERS', detail])
  }
  return faults
}

function capitalFaults(
  { subscriptions }: RoundClosed,
  invested: readonly CapitalInvested[],
): readonly Fault[] {
  const own = subscriptions.find(({ fundId }) => fundId !== '')
  const [told, ...more] = invested
  if (own === undefined && told === undefined) return []
  if (told === undefined)
    return [['CAPITAL_NOT_INVESTED', `subscribed ${shownAmount(own?.amount)}`]]
  if (more.length > 0) return [['CAPITAL_INVESTED_TWICE', `${invested.length} investments`]]
  if (own?.fundId === told.fundId && shownAmount(own.amount) === shownAmount(told.amount)) return []
  const subscribed = `${own?.fundId} subscribed ${shownAmount(own?.amount)}`
  return [['CAPITAL_DIFFERS', `${subscribed}, ${told.fundId} invested ${shownAmount(told.amount)}`]]
}

const rungsWithoutRound = ({ onLadder, closed, reversed }: Rounds): readonly Fault[] =>
  [...onLadder]
    .filter(([eventId]) => !closed.has(eventId))
    .map(([eventId, [rung]]) => [
      reversed.get(rung?.dealId ?? '')?.has(eventId) ? 'REVERSAL_INCOMPLETE' : 'RUNG_WITHOUT_ROUND',
      `${rung?.enterpriseId} has a rung of ${eventId}`,
    ])

function securitiesWithoutRound({ issued, closed, reversed }: Rounds): readonly Fault[] {
  const subscribed = new Set(
    [...closed.values()].flatMap(({ dealId, subscriptions }) =>
      subscriptions.map(({ holderId, fundId }) => `${dealId}/${holderId || fundId}`),
    ),
  )
  return [...issued.keys()]
    .filter((key) => !subscribed.has(key))
    .map((key) => [
      reversed.has(key.split('/')[0] ?? '') ? 'REVERSAL_INCOMPLETE' : 'SECURITY_WITHOUT_ROUND',
      `deal/holder ${key}`,
    ])
}

function sameQuantity(subscribed: string, issued: string): boolean {
  try {
    return compareNumeric(numeric(subscribed), numeric(issued)) === 0
  } catch {
    return false
  }
}
