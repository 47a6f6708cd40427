import type { StockIssued } from '@seedline/contracts/fund/v1/cap_table_events'
import type { RoundClosed } from '@seedline/contracts/fund/v1/deal_events'
import type { CapitalInvested } from '@seedline/contracts/fund/v1/fund_events'
import type { StageReached } from '@seedline/contracts/registry/v1/stage_record_events'
import type { Commit } from '../commit.ts'
import { type Allocation, allocate } from './allocation.ts'
import { type Amount, type DealEvent, dealEventsOf } from './deal-event.ts'

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
  readonly closed: Map<string, RoundClosed>
  /** By the closing event's id. */
  readonly onLadder: Map<string, RungOfRound[]>
  /** By deal and holder. */
  readonly issued: Map<string, StockIssued[]>
  /** By deal: what its fund says it invested. */
  readonly invested: Map<string, CapitalInvested[]>
  readonly deals: Map<string, DealStanding>
  /** By deal and fund. */
  readonly allocations: Map<string, Map<string, Allocation>>
}

export function noRounds(): Rounds {
  return {
    closed: new Map(),
    onLadder: new Map(),
    issued: new Map(),
    invested: new Map(),
    deals: new Map(),
    allocations: new Map(),
  }
}

/** Takes from a commit what it says of deals; of all, or only of those asked about. */
export function gatherRounds(rounds: Rounds, commit: Commit, only?: ReadonlySet<string>): void {
  for (const event of dealEventsOf(commit)) {
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
      break
    case 'on-ladder':
      append(rounds.onLadder, event.eventId, event)
      break
    case 'issued':
      append(rounds.issued, `${dealId}/${event.issued.holderId}`, event.issued)
      break
    case 'invested':
      append(rounds.invested, dealId, event.invested)
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

function append<T>(map: Map<string, T[]>, key: string, item: T): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [item])
  else list.push(item)
}
