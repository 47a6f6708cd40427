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
import type { CapTableChange } from './events.ts'

/**
 * What is to be recorded has the shape of its event. A transfer's or cancellation's balance
 * security may be left empty: where one remains, its id is derived.
 */
export type Transaction = CapTableChange

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

type Declared = CommandOf<typeof capTables, 'enterpriseId', EnterpriseId>

/** What is asked for otherwise, as its operations declare it. */
type Further = Exclude<Declared, { readonly type: RecordTransactions['type'] }> & OfEnterprise

export type CapTableCommand = RecordTransactions | RecordRound | Further
