import { StockIssued } from '@seedline/contracts/fund/v1/cap_table_events'
import { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import { CapitalInvested } from '@seedline/contracts/fund/v1/fund_events'
import {
  type RoundOrigin,
  StageCorrected,
  StageReached,
} from '@seedline/contracts/registry/v1/stage_record_events'
import { eventIdOf } from '@seedline/event-store'
import { compareNumeric, numeric } from '@seedline/values'
import type { Commit } from './commit.ts'
import type { Difference } from './difference.ts'

/** What the two services recorded about rounds, gathered while their commits are read. */
export interface Rounds {
  readonly closed: Map<string, RoundClosed>
  /** By the closing event's id: on how many rungs it stands. */
  readonly onLadder: Map<string, number>
  /** By deal and holder. */
  readonly issued: Map<string, StockIssued[]>
  /** By deal: what its fund says it invested. */
  readonly invested: Map<string, CapitalInvested[]>
}

export function noRounds(): Rounds {
  return { closed: new Map(), onLadder: new Map(), issued: new Map(), invested: new Map() }
}

/** Takes from a commit what it says of rounds. */
export function gatherRounds(rounds: Rounds, commit: Commit): void {
  for (const [index, event] of commit.events.entries()) {
    gatherEvent(rounds, eventIdOf(commit.stream, commit.version + index), event)
  }
}

function gatherEvent(rounds: Rounds, eventId: string, event: Commit['events'][number]): void {
  switch (event.type) {
    case 'seedline.fund.v1.RoundClosed':
      rounds.closed.set(eventId, RoundClosed.decode(event.data))
      break
    case 'seedline.registry.v1.StageReached':
      countOnLadder(rounds, StageReached.decode(event.data).round)
      break
    case 'seedline.registry.v1.StageCorrected':
      countOnLadder(rounds, StageCorrected.decode(event.data).round)
      break
    case 'seedline.fund.v1.StockIssued':
      countIssued(rounds, StockIssued.decode(event.data))
      break
    case 'seedline.fund.v1.CapitalInvested':
      countInvested(rounds, CapitalInvested.decode(event.data))
      break
  }
}

function countIssued(rounds: Rounds, issued: StockIssued): void {
  if (issued.dealId === '') return
  const key = `${issued.dealId}/${issued.holderId}`
  rounds.issued.set(key, [...(rounds.issued.get(key) ?? []), issued])
}

function countInvested(rounds: Rounds, invested: CapitalInvested): void {
  const { dealId } = invested
  rounds.invested.set(dealId, [...(rounds.invested.get(dealId) ?? []), invested])
}

function countOnLadder(rounds: Rounds, round: RoundOrigin | undefined): void {
  if (round) rounds.onLadder.set(round.eventId, (rounds.onLadder.get(round.eventId) ?? 0) + 1)
}

/**
 * Every closed round stands on exactly one rung of the registry's ladder, every subscription is on the cap table exactly
 * once with its shares, and the fund has invested what it subscribed exactly once: nothing lost between the services and
 * aggregates, nothing doubled.
 */
export function checkRounds(rounds: Rounds): readonly Difference[] {
  const differences: Difference[] = []
  const differs = (service: string, what: string, code: string, detail: string) =>
    differences.push({ service, where: 'round', what, code, detail })
  for (const [eventId, closed] of rounds.closed) {
    const rungs = rounds.onLadder.get(eventId) ?? 0
    if (rungs !== 1) {
      differs('registry', eventId, rungs === 0 ? 'RUNG_MISSING' : 'RUNG_TWICE', `${rungs} rungs`)
    }
    const capital = capitalFault(closed, rounds.invested.get(closed.dealId) ?? [])
    if (capital) differs('fund', eventId, ...capital)
    for (const subscription of closed.subscriptions) {
      const holder = subscription.holderId || subscription.fundId
      const issued = rounds.issued.get(`${closed.dealId}/${holder}`) ?? []
      const what = `${eventId}/${holder}`
      if (issued.length !== 1) {
        const code = issued.length === 0 ? 'SECURITY_MISSING' : 'SECURITY_TWICE'
        differs('fund', what, code, `${issued.length} issuances`)
      } else if (!sameQuantity(subscription.shares, issued[0]?.quantity ?? '')) {
        const detail = `subscribed ${subscription.shares}, issued ${issued[0]?.quantity}`
        differs('fund', what, 'SECURITY_QUANTITY_DIFFERS', detail)
      }
    }
  }
  return differences
}

function capitalFault(
  { subscriptions }: RoundClosed,
  invested: readonly CapitalInvested[],
): readonly [code: string, detail: string] | undefined {
  const own = subscriptions.find(({ fundId }) => fundId !== '')
  const [told, ...more] = invested
  if (own === undefined && told === undefined) return
  if (told === undefined) return ['CAPITAL_NOT_INVESTED', `subscribed ${shown(own?.amount)}`]
  if (more.length > 0) return ['CAPITAL_INVESTED_TWICE', `${invested.length} investments`]
  if (own?.fundId === told.fundId && shown(own.amount) === shown(told.amount)) return
  return [
    'CAPITAL_DIFFERS',
    `${own?.fundId} subscribed ${shown(own?.amount)}, ${told.fundId} invested ${shown(told.amount)}`,
  ]
}

const shown = (amount: CapitalInvested['amount']): string =>
  amount === undefined ? 'nothing' : `${amount.minorUnits} minor units of ${amount.currency}`

function sameQuantity(subscribed: string, issued: string): boolean {
  return compareNumeric(numeric(subscribed), numeric(issued)) === 0
}
