import type { HolderKind } from '@seedline/contracts/kinds'
import type { CommandOf, capTables } from '@seedline/contracts/operations'
import type {
  Currency,
  EnterpriseId,
  Evidence,
  FinancingRung,
  Instant,
  LocalDate,
  Numeric,
  Provenance,
} from '@seedline/values'
import type { DealId, GivenId } from '../facts/ids.ts'
import type { RoundReleased, RoundReserved, Transaction, TransactionsReversed } from './events.ts'

export type { Transaction } from './events.ts'

interface OfEnterprise {
  /** Whether the registry knows the enterprise: its cap table needs no other beginning. */
  readonly isKnown: boolean
}

/** All of them or none. */
export interface RecordTransactions extends OfEnterprise {
  readonly type: 'RecordTransactions'
  readonly enterpriseId: EnterpriseId
  readonly at: Instant
  readonly transactions: readonly Transaction[]
}

/** A closed round enters by itself. */
export interface RecordRound {
  readonly type: 'RecordRound'
  readonly enterpriseId: EnterpriseId
  readonly at: Instant
  readonly dealId: DealId
  /** Of the deal, by its closing: a deal may be closed again once its round was reversed. */
  readonly dealVersion: number
  readonly round: FinancingRung
  readonly closedOn: LocalDate
  readonly sharePrice: Numeric
  readonly currency: Currency
  readonly subscribers: readonly Subscriber[]
  readonly evidence: readonly Evidence[]
  readonly provenance: Provenance | undefined
}

export interface Subscriber {
  readonly holderId: GivenId
  readonly name: string
  readonly kind: HolderKind
  readonly shares: Numeric
}

/** First half of a closing: keeps a place for the round, once. */
export type ReserveRound = Omit<RoundReserved, 'type'> & {
  readonly type: 'ReserveRound'
  readonly at: Instant
}

/** The closing was refused for good: its place, and no other, is given back. */
export type ReleaseRound = Omit<RoundReleased, 'type'> & {
  readonly type: 'ReleaseRound'
  readonly at: Instant
}

/** Takes back what was recorded by hand. */
export interface ReverseTransactions
  extends Pick<
    TransactionsReversed,
    'enterpriseId' | 'versions' | 'reason' | 'evidence' | 'provenance'
  > {
  readonly type: 'ReverseTransactions'
  readonly at: Instant
  /** The organisation that takes back what it recorded itself; undefined: the keeper of the register, who may all. */
  readonly ofOrganisation: string | undefined
}

/** Takes back what a closed round entered, or keeps it from entering. */
export interface ReverseRound
  extends Pick<
    TransactionsReversed,
    'enterpriseId' | 'reason' | 'evidence' | 'provenance' | 'reversalId'
  > {
  readonly type: 'ReverseRound'
  readonly at: Instant
  readonly dealId: DealId
}

export type ReversalCommand = ReverseTransactions | ReverseRound

type Declared = CommandOf<typeof capTables, 'enterpriseId', EnterpriseId>

/** What is asked for otherwise, as its operations declare it. */
type Further = Exclude<
  Declared,
  { readonly type: RecordTransactions['type'] | ReverseTransactions['type'] }
> &
  OfEnterprise

export type CapTableCommand =
  | RecordTransactions
  | RecordRound
  | ReserveRound
  | ReleaseRound
  | Further
