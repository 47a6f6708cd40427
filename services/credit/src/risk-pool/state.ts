import type { poolClaimStatus } from '@seedline/contracts/operations'
import { type LocalDate, type Money, money } from '@seedline/values'
import type { PoolClaimed, PoolEvent, RiskPoolOpened } from './events.ts'
import { poolEvents } from './events.ts'

export type ClaimStatus = (typeof poolClaimStatus.names)[number]

/** What an entry has changed: `paid` out of the pool, `recovered` by the bank, `returned` into the pool, in minor units. */
export interface ClaimEntry {
  readonly version: number
  readonly status: ClaimStatus
  readonly on: LocalDate
  readonly paid: bigint
  readonly recovered: bigint
  readonly returned: bigint
  readonly reason: string
}

export interface Claim {
  readonly of: Omit<PoolClaimed, 'type' | 'evidence'>
  /** Its claiming first; those that were taken back are left out. */
  readonly entries: readonly ClaimEntry[]
}

export interface RiskPool {
  readonly status: 'open'
  readonly version: number
  readonly opened: RiskPoolOpened
  readonly claims: readonly Claim[]
}

export type PoolState = { readonly status: 'not-opened' } | RiskPool

export const notOpened: PoolState = { status: 'not-opened' }

export const evolve = (state: PoolState, event: PoolEvent): PoolState =>
  evolveAt(state, event, state.status === 'open' ? state.version + 1 : 1)

/** The same where events before it may be left out. */
export function evolveAt(state: PoolState, event: PoolEvent, version: number): PoolState {
  if (event.type === 'RiskPoolOpened') return { status: 'open', version, opened: event, claims: [] }
  if (state.status === 'not-opened') return state
  if (event.type === 'PoolClaimed')
    return { ...state, version, claims: [...state.claims, claimed(event, version)] }
  const claims = state.claims.map((one) =>
    one.of.poolClaimId === event.poolClaimId ? after(one, event, version) : one,
  )
  return { ...state, version, claims }
}

const nothing = { paid: 0n, recovered: 0n, returned: 0n, reason: '' }

function claimed({ type: _, evidence: __, ...of }: PoolClaimed, version: number): Claim {
  return { of, entries: [{ version, status: 'claimed', on: of.claimedOn, ...nothing }] }
}

type Later = Exclude<
  PoolEvent,
  { readonly type: 'RiskPoolOpened' } | { readonly type: 'PoolClaimed' }
>

function after(claim: Claim, event: Later, version: number): Claim {
  const followed = (entry: Partial<ClaimEntry> & Pick<ClaimEntry, 'status'>): Claim => ({
    ...claim,
    entries: [
      ...claim.entries,
      { version, on: poolEvents.occurredOn(event), ...nothing, ...entry },
    ],
  })
  switch (event.type) {
    case 'PoolClaimPaid':
      return followed({ status: 'paid', paid: event.paid.minor })
    case 'PoolClaimDeclined':
      return followed({ status: 'declined', reason: event.reason })
    case 'PoolRecovered': {
      const { recovered, returned } = event
      return followed({ status: 'paid', recovered: recovered.minor, returned: returned.minor })
    }
    case 'PoolEntryReversed': {
      const { entryVersion } = event
      return { ...claim, entries: claim.entries.filter((one) => one.version !== entryVersion) }
    }
    default:
      return event satisfies never
  }
}

/** What a claim comes to. */
export interface ClaimSums {
  readonly paid: bigint
  readonly recovered: bigint
  readonly returned: bigint
}

export const sumsOf = ({ entries }: Claim): ClaimSums =>
  entries.reduce(
    (sums, { paid, recovered, returned }) => ({
      paid: sums.paid + paid,
      recovered: sums.recovered + recovered,
      returned: sums.returned + returned,
    }),
    { paid: 0n, recovered: 0n, returned: 0n },
  )

/** What the pool has paid and not got back, and what it can still pay. */
export function standingOf({ opened, claims }: Pick<RiskPool, 'opened' | 'claims'>): {
  readonly paidOut: Money
  readonly available: Money
} {
  const out = claims.map(sumsOf).reduce((sum, { paid, returned }) => sum + paid - returned, 0n)
  const { currency, minor } = opened.cap
  return { paidOut: money(currency, out), available: money(currency, minor - out) }
}
