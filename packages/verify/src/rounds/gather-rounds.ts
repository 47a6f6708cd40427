import type { StockIssued } from '@seedline/contracts/fund/v1/cap_table_events'
import type { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import type { CapitalInvested } from '@seedline/contracts/fund/v1/fund_events'
import type { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import type { Commit } from '../commit.ts'
import { type Allocation, allocate } from './allocation.ts'
import { type Amount, type DealEvent, dealEventsOf } from './deal-event.ts'
import {
  type Closing,
  type FirstPlaces,
  noPlaces,
  noteFirst,
  type Places,
  placesAfter,
} from './places.ts'

/** A rung that names a closed round. */
export interface RungOfRound {
  readonly dealId: string
  readonly enterpriseId: string
  readonly reached: StageReached | undefined
}

/** How far a deal has come by its own stream. */
export interface DealStanding {
  readonly fundId: string
  readonly status: 'open' | 'approved' | 'ended' | 'closed'
  readonly approved: Amount
}

/** What the services recorded about some deals, gathered while their commits are read. */
export interface Rounds {
  /** By the closing event's id. */
  readonly closed: Map<string, RoundClosed>
  readonly closings: Map<string, Closing>
  /** By deal: the closing events that were taken back. */
  readonly reversed: Map<string, Set<string>>
  /** By the closing event's id. */
  readonly onLadder: Map<string, RungOfRound[]>
  /** By deal and holder: what was not taken back. */
  readonly issued: Map<string, StockIssued[]>
  /** By deal: what its fund says it invested. */
  readonly invested: Map<string, CapitalInvested[]>
  readonly deals: Map<string, DealStanding>
  /** By deal and fund. */
  readonly allocations: Map<string, Map<string, Allocation>>
  /** By deal: the places that cap tables keep for it now. */
  readonly places: Map<string, Places>
  /** By deal: enterprise and closing command of every place ever kept for it. */
  readonly kept: Map<string, Set<string>>
  /** Of the cap tables that were read, whichever deals it was for. */
  readonly firstPlaces: FirstPlaces
}

export function noRounds(): Rounds {
  return {
    closed: new Map(),
    closings: new Map(),
    reversed: new Map(),
    onLadder: new Map(),
    issued: new Map(),
    invested: new Map(),
    deals: new Map(),
    allocations: new Map(),
    places: new Map(),
    kept: new Map(),
    firstPlaces: new Map(),
  }
}

/** Takes from a commit what it says of deals; of all, or only of those asked about. */
export function gatherRounds(rounds: Rounds, commit: Commit, only?: ReadonlySet<string>): void {
  for (const event of dealEventsOf(commit)) {
    if (event.type === 'place-kept') noteFirst(rounds.firstPlaces, event)
    if (only === undefined || only.has(event.dealId)) gatherEvent(rounds, event)
  }
}

function gatherEvent(rounds: Rounds, event: DealEvent): void {
  const { dealId } = event
  switch (event.type) {
    case 'opened':
      stands(rounds, dealId, { fundId: event.fundId, status: 'open' })
      break
    case 'approved':
      stands(rounds, dealId, { status: 'approved', approved: event.amount })
      break
    case 'ended':
      stands(rounds, dealId, { status: 'ended' })
      break
    case 'closed':
      stands(rounds, dealId, { status: 'closed' })
      rounds.closed.set(event.eventId, event.closed)
      rounds.closings.set(event.eventId, event)
      break
    case 'unapproved':
    case 'reopened':
      stands(rounds, dealId, { status: 'open' })
      break
    case 'round-reversed':
      reverseRound(rounds, event)
      break
    case 'off-ladder':
      leaveLadder(rounds, event)
      break
    case 'on-ladder':
      append(rounds.onLadder, event.eventId, event)
      break
    case 'issued':
      append(rounds.issued, `${dealId}/${event.issued.holderId}`, event.issued)
      placeOnTable(rounds, event)
      break
    case 'taken-back':
      for (const key of [...rounds.issued.keys()])
        if (key.startsWith(`${dealId}/`)) rounds.issued.delete(key)
      placeOnTable(rounds, event)
      break
    case 'place-kept': {
      const kept = rounds.kept.get(dealId) ?? new Set<string>()
      rounds.kept.set(dealId, kept.add(`${event.enterpriseId}/${event.closingCommandId}`))
      placeOnTable(rounds, event)
      break
    }
    case 'place-released':
      placeOnTable(rounds, event)
      break
    case 'invested':
      append(rounds.invested, dealId, event.invested)
      allocateTo(rounds, event)
      break
    case 'investment-reversed':
      rounds.invested.delete(dealId)
      allocateTo(rounds, event)
      break
    case 'reserved':
    case 'released':
      allocateTo(rounds, event)
      break
    default:
      event satisfies never
  }
}

type Of<Type> = Extract<DealEvent, { readonly type: Type }>

function reverseRound(rounds: Rounds, { dealId, eventId }: Of<'round-reversed'>): void {
  stands(rounds, dealId, { status: 'approved' })
  rounds.closed.delete(eventId)
  rounds.closings.delete(eventId)
  rounds.reversed.set(dealId, (rounds.reversed.get(dealId) ?? new Set()).add(eventId))
}

function leaveLadder({ onLadder }: Rounds, { eventId, enterpriseId }: Of<'off-ladder'>): void {
  const rungs = onLadder.get(eventId) ?? []
  const left = rungs.filter((rung) => rung.enterpriseId !== enterpriseId)
  if (left.length === 0) onLadder.delete(eventId)
  else onLadder.set(eventId, left)
}

function stands({ deals }: Rounds, dealId: string, change: Partial<DealStanding>): void {
  const before = deals.get(dealId) ?? { fundId: '', status: 'open', approved: undefined }
  deals.set(dealId, { ...before, ...change })
}

function allocateTo({ allocations }: Rounds, event: Parameters<typeof allocate>[1]): void {
  const { dealId, fundId } = event
  const ofDeal = allocations.get(dealId) ?? new Map<string, Allocation>()
  ofDeal.set(fundId, allocate(ofDeal.get(fundId), event))
  allocations.set(dealId, ofDeal)
}

function placeOnTable({ places }: Rounds, event: Parameters<typeof placesAfter>[1]): void {
  places.set(event.dealId, placesAfter(places.get(event.dealId) ?? noPlaces, event))
}

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}
