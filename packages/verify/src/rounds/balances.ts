import { hash } from 'node:crypto'
import { formatNumeric, numeric } from '@seedline/values'
import type { Commit } from '../commit.ts'
import { type Allocation, allocate, shownAmount } from './allocation.ts'
import { type Balance, type BalanceTable, balanceTable } from './balance-table.ts'
import { type DealEvent, dealEventsOf } from './deal-event.ts'
import { isDue } from './places.ts'

export interface Balances {
  readonly deals: BalanceTable
  readonly funds: Numbered
  /** When any cap table kept its first place, in ms. */
  firstPlaceAt: number
  closed: number
}

/** Names and their numbers, from 1 on: a fund has thousands of deals. */
interface Numbered {
  numberOf(name: string): number
  nameOf(number: number): string
}

export const noBalances = (): Balances => ({
  deals: balanceTable(),
  funds: numbered(),
  firstPlaceAt: Number.POSITIVE_INFINITY,
  closed: 0,
})

function numbered(): Numbered {
  const names: string[] = []
  const numbers = new Map<string, number>()
  return {
    numberOf(name) {
      const number = numbers.get(name) ?? names.push(name)
      numbers.set(name, number)
      return number
    },
    nameOf: (number) => names[number - 1] ?? '',
  }
}

/** Takes from a commit what it says of deals. */
export function balanceCommit(balances: Balances, commit: Commit): void {
  for (const event of dealEventsOf(commit)) {
    if (event.type === 'closed') balances.closed += 1
    balances.deals.change(event.dealId, (balance) => {
      balanceEvent(balance, event, balances.funds)
      balancePlace(balances, balance, event)
    })
  }
}

/** The deals of which something is missing, doubled, or otherwise than it must be. */
export function* unbalanced(balances: Balances): Iterable<string> {
  for (const [dealId, balance] of balances.deals.all()) {
    if (!isBalanced(balance) || !isPlaced(balances, balance)) yield dealId
  }
}

function isBalanced({ promised, held, stage, rest, ladder, subscribed, issued, ...rung }: Balance) {
  if (ladder !== 0 || subscribed !== issued || promised !== held) return false
  if (rung.reachedAs !== 0 && rung.reachedAs !== rung.closedAs) return false
  return stageOf(stage) === 'reserved' || rest === 0n
}

// Rounds were closed without a place before there were places.
function isPlaced({ firstPlaceAt }: Balances, { places, unplaced, unplacedAt }: Balance): boolean {
  if (places === 0) return true
  return unplaced !== 0 && places === -unplaced && !isDue(unplacedAt, firstPlaceAt)
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
      balance.unplaced = closedBy
      balance.unplacedAt = Date.parse(event.at)
      break
    }
  }
}

function balanceEvent(balance: Balance, event: DealEvent, funds: Numbered): void {
  switch (event.type) {
    case 'opened':
      balance.fund = funds.numberOf(event.fundId)
      break
    case 'approved':
      balance.approved = digest('reserved', funds.nameOf(balance.fund), shownAmount(event.amount))
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
    case 'investment-reversed':
      balanceCapital(balance, event, funds)
      break
    default:
      event satisfies never
  }
}

const stages = ['free', 'reserved', 'invested'] as const
const stageOf = (number: number): Allocation['stage'] | undefined => stages[number - 1]
// Two funds' capital for one deal never balances.
const twoFunds = 'two funds'

function balanceCapital(
  balance: Balance,
  event: Parameters<typeof allocate>[1],
  funds: Numbered,
): void {
  const stage = stageOf(balance.stage)
  const had = stage && funds.nameOf(balance.capitalOf)
  const fundId = had !== undefined && had !== event.fundId ? twoFunds : event.fundId
  // How much it was is told by what is held.
  const before = stage && { fundId, stage, amount: undefined, rest: balance.rest }
  const after = allocate(before, event)
  const stays = event.type === 'released' && after.stage === 'invested' && had === fundId
  if (!stays) balance.held = heldBy({ ...after, fundId })
  balance.capitalOf = funds.numberOf(fundId)
  balance.stage = stages.indexOf(after.stage) + 1
  balance.rest = after.rest
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

const heldBy = ({ stage, fundId, amount }: Allocation): number =>
  stage === 'free' ? 0 : digest(stage, fundId, shownAmount(amount))

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
