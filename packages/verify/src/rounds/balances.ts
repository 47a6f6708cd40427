import { hash } from 'node:crypto'
import { formatNumeric, numeric } from '@seedline/values'
import type { Commit } from '../commit.ts'
import { type Allocation, allocate, shownAmount } from './allocation.ts'
import { type DealEvent, dealEventsOf } from './deal-event.ts'
import { isDue } from './places.ts'

/**
 * One deal, as sums of digests: what must be and what is cancel out, in whichever order they are
 * read. A few numbers per deal, so that a million events leave memory small; the deals that don't
 * come out are then looked at one by one.
 */
interface Balance {
  fundId: string
  /** What the deal says that its fund has for it. */
  promised: number
  /** The same of its approval: a reversed round leads back there. */
  approved: number
  allocation: Allocation | undefined
  /** Closings less rungs. */
  ladder: number
  /** Of the closing, and of a rung that was made for it: which rung it is, and of which day. */
  closedAs: number
  reachedAs: number
  /** By the closing that stands. */
  subscribed: number
  /** Securities that were not taken back. */
  issued: number
  /** Places kept on cap tables less those given back, and less closings. */
  places: number
}

interface Unplaced {
  readonly closedBy: number
  readonly closedAt: number
}

export interface Balances {
  readonly deals: Map<string, Balance>
  /** A fund has thousands of deals: its id is kept once. */
  readonly fundIds: Map<string, string>
  /** Closings that were read before a place for them, or have none: few but in old stores. */
  readonly unplaced: Map<string, Unplaced>
  /** When any cap table kept its first place, in ms. */
  firstPlaceAt: number
  closed: number
}

export const noBalances = (): Balances => ({
  deals: new Map(),
  fundIds: new Map(),
  unplaced: new Map(),
  firstPlaceAt: Number.POSITIVE_INFINITY,
  closed: 0,
})

/** Takes from a commit what it says of deals. */
export function balanceCommit(balances: Balances, commit: Commit): void {
  for (const event of dealEventsOf(commit)) {
    const balance = balances.deals.get(event.dealId) ?? begin()
    balances.deals.set(event.dealId, balance)
    if (event.type === 'closed') balances.closed += 1
    balanceEvent(balance, event, (fundId) => keepOnce(balances.fundIds, fundId))
    balancePlace(balances, balance, event)
  }
}

function keepOnce(kept: Map<string, string>, text: string): string {
  const known = kept.get(text)
  if (known === undefined) kept.set(text, text)
  return known ?? text
}

/** The deals of which something is missing, doubled, or otherwise than it must be. */
export function* unbalanced(balances: Balances): Iterable<string> {
  for (const [dealId, balance] of balances.deals) {
    if (!isBalanced(balance) || !isPlaced(balances, dealId, balance)) yield dealId
  }
}

function isBalanced({
  promised,
  allocation,
  ladder,
  subscribed,
  issued,
  ...rung
}: Balance): boolean {
  if (ladder !== 0 || subscribed !== issued || promised !== heldBy(allocation)) return false
  if (rung.reachedAs !== 0 && rung.reachedAs !== rung.closedAs) return false
  return allocation === undefined || allocation.stage === 'reserved' || allocation.rest === 0n
}

// Rounds were closed without a place before there were places.
function isPlaced(balances: Balances, dealId: string, { places }: Balance): boolean {
  if (places === 0) return true
  const unplaced = balances.unplaced.get(dealId)
  return (
    unplaced !== undefined &&
    places === -unplaced.closedBy &&
    !isDue(unplaced.closedAt, balances.firstPlaceAt)
  )
}

function balancePlace(balances: Balances, balance: Balance, event: DealEvent): void {
  switch (event.type) {
    case 'place-kept':
      balances.firstPlaceAt = Math.min(balances.firstPlaceAt, Date.parse(event.at))
      balance.places += digest(event.enterpriseId, event.closingCommandId)
      break
    case 'place-released':
      balance.places -= digest(event.enterpriseId, event.closingCommandId)
      break
    case 'closed': {
      const closedBy = digest(event.closed.enterpriseId, event.commandId)
      balance.places -= closedBy
      if (balance.places === 0) break
      balances.unplaced.set(event.dealId, { closedBy, closedAt: Date.parse(event.at) })
      break
    }
  }
}

const begin = (): Balance => ({
  fundId: '',
  promised: 0,
  approved: 0,
  allocation: undefined,
  ladder: 0,
  closedAs: 0,
  reachedAs: 0,
  subscribed: 0,
  issued: 0,
  places: 0,
})

type Keep = (fundId: string) => string

function balanceEvent(balance: Balance, event: DealEvent, keep: Keep): void {
  switch (event.type) {
    case 'opened':
      balance.fundId = keep(event.fundId)
      break
    case 'approved':
      balance.approved = digest('reserved', balance.fundId, shownAmount(event.amount))
      balance.promised = balance.approved
      break
    case 'ended':
    case 'unapproved':
    case 'reopened':
      balance.promised = 0
      break
    case 'closed':
      balanceClosing(balance, event)
      break
    case 'round-reversed':
      balance.promised = balance.approved
      balance.ladder -= digest(event.eventId, event.enterpriseId)
      balance.closedAs = 0
      balance.subscribed = 0
      break
    case 'off-ladder':
      balance.ladder += digest(event.eventId, event.enterpriseId)
      balance.reachedAs = 0
      break
    case 'on-ladder': {
      const { eventId, enterpriseId, reached } = event
      balance.ladder -= digest(eventId, enterpriseId)
      if (reached) balance.reachedAs = digest(reached.rung, reached.reachedOn)
      break
    }
    case 'issued': {
      const { enterpriseId, holderId, quantity } = event.issued
      balance.issued += digest(enterpriseId, holderId, canonical(quantity))
      break
    }
    case 'taken-back':
      balance.issued = 0
      break
    case 'place-kept':
    case 'place-released':
      break
    case 'reserved':
    case 'released':
    case 'invested':
    case 'investment-reversed': {
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
  { closed, eventId }: Extract<DealEvent, { readonly type: 'closed' }>,
): void {
  const own = closed.subscriptions.find(({ fundId }) => fundId !== '')
  balance.promised = own ? digest('invested', own.fundId, shownAmount(own.amount)) : 0
  balance.ladder += digest(eventId, closed.enterpriseId)
  balance.closedAs = digest(closed.round, closed.closedOn)
  for (const { holderId, fundId, shares } of closed.subscriptions) {
    balance.subscribed += digest(closed.enterpriseId, holderId || fundId, canonical(shares))
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
