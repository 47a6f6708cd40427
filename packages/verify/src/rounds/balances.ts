import { hash } from 'node:crypto'
import { formatNumeric, numeric } from '@seedline/values'
import type { Commit } from '../commit.ts'
import { type Allocation, allocate, shownAmount } from './allocation.ts'
import { type DealEvent, dealEventsOf } from './deal-event.ts'
import {
  type FirstPlaces,
  noPlaces,
  noteFirst,
  type Places,
  placeDue,
  placesAfter,
} from './places.ts'

/**
 * One deal, as sums of digests: what must be and what is cancel out, in whichever order they are
 * read. A few numbers per deal, so that a million events leave memory small; the deals that don't
 * come out are then looked at one by one.
 */
interface Balance {
  fundId: string
  /** What the deal says that its fund has for it. */
  promised: number
  allocation: Allocation | undefined
  /** Closings less rungs. */
  ladder: number
  /** Of the closing, and of a rung that was made for it: which rung it is, and of which day. */
  closedAs: number
  reachedAs: number
  /** Subscriptions less securities. */
  securities: number
  /** Those that cap tables keep now: of nearly every deal none. */
  places: Places
  /** Of the last place kept, and of the closing: which command of which enterprise's round. */
  keptFor: number
  closedBy: number
  closedAt: number
  closedFor: string
}

export interface Balances {
  readonly deals: Map<string, Balance>
  /** A fund has thousands of deals, an enterprise several: their ids are kept once. */
  readonly ids: Map<string, string>
  readonly firstPlaces: FirstPlaces
  closed: number
}

export const noBalances = (): Balances => ({
  deals: new Map(),
  ids: new Map(),
  firstPlaces: new Map(),
  closed: 0,
})

/** Takes from a commit what it says of deals. */
export function balanceCommit(balances: Balances, commit: Commit): void {
  for (const event of dealEventsOf(commit)) {
    const balance = balances.deals.get(event.dealId) ?? begin()
    balances.deals.set(event.dealId, balance)
    if (event.type === 'closed') balances.closed += 1
    if (event.type === 'place-kept') noteFirst(balances.firstPlaces, event)
    balanceEvent(balance, event, (id) => keepOnce(balances.ids, id))
  }
}

function keepOnce(kept: Map<string, string>, text: string): string {
  const known = kept.get(text)
  if (known === undefined) kept.set(text, text)
  return known ?? text
}

/** The deals of which something is missing, doubled, or otherwise than it must be. */
export function* unbalanced({ deals, firstPlaces }: Balances): Iterable<string> {
  for (const [dealId, balance] of deals) {
    if (!isBalanced(balance) || !isPlaced(balance, firstPlaces)) yield dealId
  }
}

function isBalanced({ promised, allocation, ladder, securities, ...rung }: Balance): boolean {
  if (ladder !== 0 || securities !== 0 || promised !== heldBy(allocation)) return false
  if (rung.reachedAs !== 0 && rung.reachedAs !== rung.closedAs) return false
  return allocation === undefined || allocation.stage === 'reserved' || allocation.rest === 0n
}

function isPlaced(balance: Balance, firstPlaces: FirstPlaces): boolean {
  const { places, keptFor, closedBy, closedAt, closedFor } = balance
  if (places.size > 0) return false
  return keptFor === closedBy || closedBy === 0 || !placeDue(firstPlaces, closedFor, closedAt)
}

const begin = (): Balance => ({
  fundId: '',
  promised: 0,
  allocation: undefined,
  ladder: 0,
  closedAs: 0,
  reachedAs: 0,
  securities: 0,
  places: noPlaces,
  keptFor: 0,
  closedBy: 0,
  closedAt: 0,
  closedFor: '',
})

type Keep = (id: string) => string

function balanceEvent(balance: Balance, event: DealEvent, keep: Keep): void {
  switch (event.type) {
    case 'opened':
      balance.fundId = keep(event.fundId)
      break
    case 'approved':
      balance.promised = digest('reserved', balance.fundId, shownAmount(event.amount))
      break
    case 'ended':
      balance.promised = 0
      break
    case 'closed':
      balanceClosing(balance, event, keep)
      break
    case 'on-ladder': {
      const { eventId, enterpriseId, reached } = event
      balance.ladder -= digest(eventId, enterpriseId)
      if (reached) balance.reachedAs = digest(reached.rung, reached.reachedOn)
      break
    }
    case 'issued': {
      const { enterpriseId, holderId, quantity } = event.issued
      balance.securities -= digest(enterpriseId, holderId, canonical(quantity))
      balance.places = placesAfter(balance.places, event)
      break
    }
    case 'place-kept':
      balance.keptFor = digest(event.enterpriseId, event.closingCommandId)
      balance.places = placesAfter(balance.places, event)
      break
    case 'place-released':
      balance.places = placesAfter(balance.places, event)
      break
    case 'reserved':
    case 'released':
    case 'invested': {
      const before = balance.allocation
      // Two funds' capital for one deal never balances.
      const fundId = before && before.fundId !== event.fundId ? 'two funds' : keep(event.fundId)
      balance.allocation = { ...allocate(before, event), fundId }
      break
    }
    default:
      event satisfies never
  }
}

function balanceClosing(
  balance: Balance,
  { closed, eventId, commandId, at }: Extract<DealEvent, { readonly type: 'closed' }>,
  keep: Keep,
): void {
  const own = closed.subscriptions.find(({ fundId }) => fundId !== '')
  balance.promised = own ? digest('invested', own.fundId, shownAmount(own.amount)) : 0
  balance.ladder += digest(eventId, closed.enterpriseId)
  balance.closedAs = digest(closed.round, closed.closedOn)
  balance.closedBy = digest(closed.enterpriseId, commandId)
  balance.closedAt = Date.parse(at)
  balance.closedFor = keep(closed.enterpriseId)
  for (const { holderId, fundId, shares } of closed.subscriptions) {
    balance.securities += digest(closed.enterpriseId, holderId || fundId, canonical(shares))
  }
}

const heldBy = (allocation: Allocation | undefined): number =>
  allocation === undefined || allocation.stage === 'free'
    ? 0
    : digest(allocation.stage, allocation.fundId, shownAmount(allocation.amount))

/** 40 bits, so that thousands of them add up exactly in a number. */
const digest = (...parts: readonly (string | number)[]): number =>
  Number.parseInt(hash('sha1', parts.join('\n')).slice(0, 10), 16)

function canonical(quantity: string): string {
  try {
    return formatNumeric(numeric(quantity))
  } catch {
    return quantity
  }
}
